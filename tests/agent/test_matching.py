"""Whether the recipient on a receipt is the GOM: masked, shortened, by number, or somebody else."""

import pytest

from gomflow.agent.matching import Recipient, match_recipient
from gomflow.agent.names import Likeness, likeness
from gomflow_events.order.terms import PayTo

GCASH = PayTo(method="gcash", account="09175550142", holder="Juan Dela Cruz")
BANK = PayTo(method="bpi", account="002991234567", holder="JUAN DELA CRUZ TRADING")
TNG = PayTo(method="tng", account="0125550142", holder="Kedai Sinar Jaya Enterprise")
ALL = (GCASH, BANK, TNG)


@pytest.mark.parametrize(
    ("printed", "holder"),
    [
        ("JUAN DELA CRUZ", "Juan Dela Cruz"),
        ("Juan Dela Cruz", "JUAN DELA CRUZ TRADING"),
        ("JUAN DE LA CRUZ", "Juan dela Cruz"),
        ("JU••N DE••A C.", "Juan Dela Cruz"),
        ("JU**N D*** C***", "Juan Dela Cruz"),
        ("MI****L A.", "Michael Aquino"),
        ("JUAN D.", "Juan Dela Cruz"),
        ("JUAN P. DELA CRUZ", "Juan Dela Cruz"),
        ("DELA CRUZ, JUAN", "Juan Dela Cruz"),
        ("JUANDELACRUZ", "Juan Dela Cruz"),
        ("MARIA L SANTOS", "Maria Lourdes Santos"),
        ("KEDAI SINAR JAYA", "Kedai Sinar Jaya Enterprise"),
        ("KEDAI SINAR JAYA ENTERPRISE", "Kedai Sinar Jaya"),
        ("NUR AISYAH BINTI ALI", "Nur Aisyah bt Ali"),
        ("JOSE RIZALD0 REYES", "Jose Rizaldo Reyes"),
        ("PEÑA MARISOL", "Marisol Pena"),
        ("SHOPTASTIC", "Shoptastic"),
    ],
)
def test_a_name_is_the_holders(printed: str, holder: str) -> None:
    assert Likeness.SAME is likeness(printed, holder)


@pytest.mark.parametrize(
    ("printed", "holder"),
    [
        ("J••• D•••", "Juan Dela Cruz"),
        ("J*** C***", "Juan Dela Cruz"),
        ("•••••", "Juan Dela Cruz"),
        ("JUAN", "Juan Dela Cruz"),
        ("C.", "Juan Dela Cruz"),
        ("JUAN SANTOS", "Juan Dela Cruz"),
        ("TRADING", "JUAN DELA CRUZ TRADING"),
        ("JUAN DELA CRUZ SANTOS REYES", "Juan Dela Cruz"),
        ("", "Juan Dela Cruz"),
    ],
)
def test_a_name_that_shows_too_little_or_fits_in_part_is_unsure(printed: str, holder: str) -> None:
    assert Likeness.UNSURE is likeness(printed, holder)


@pytest.mark.parametrize(
    ("printed", "holder"),
    [
        ("GRACE VILLANUEVA", "Juan Dela Cruz"),
        ("GR••E V.", "Juan Dela Cruz"),
        ("PRIYA A/P GANESAN", "KEDAI SINAR JAYA ENTERPRISE"),
        ("TAN WEI MING", "Kedai Sinar Jaya Enterprise"),
        ("AN•• L.", "Juan Dela Cruz"),
        ("RIVAL TRADING", "JUAN DELA CRUZ TRADING"),
    ],
)
def test_a_name_is_somebody_elses(printed: str, holder: str) -> None:
    assert Likeness.OTHER is likeness(printed, holder)


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("JU••N DE••A C.", "+63 917 555 0142"),
        (None, "0917 555 0142"),
        (None, "63 917-555-0142"),
        ("Juan's Kpop Corner", "09175550142"),
        ("JUAN DELA CRUZ", None),
        ("JUAN DELA CRUZ", "•••• 0142"),
        (None, "0917 ••• 0142"),
        ("JUAN DELA CRUZ TRADING", "XXXXXXXX4567"),
        ("KEDAI SINAR JAYA", "+60 12-555 0142"),
        (None, "2991234567"),
    ],
)
def test_the_recipient_is_the_gom(name: str | None, account: str | None) -> None:
    assert Recipient.MATCHES is match_recipient(name, account, ALL).recipient


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("GRACE VILLANUEVA", "700001112233"),
        ("GRACE VILLANUEVA", None),
        (None, "0908 111 2233"),
        ("ANA LIZA CRUZ", "0908 111 2233"),
        ("GRACE VILLANUEVA", "•••• 2233"),
    ],
)
def test_the_recipient_is_somebody_else(name: str | None, account: str | None) -> None:
    assert Recipient.DIFFERS is match_recipient(name, account, ALL).recipient


@pytest.mark.parametrize(
    ("name", "account"),
    [
        (None, None),
        ("J••• D•••", None),
        ("JUAN DELA CRUZ", "700001112233"),
        ("GRACE VILLANUEVA", "•••• 0142"),
        ("JUAN SANTOS", None),
        (None, "0917 555 0143"),
        (None, "••42"),
    ],
)
def test_the_recipient_is_left_to_a_person(name: str | None, account: str | None) -> None:
    assert Recipient.UNREADABLE is match_recipient(name, account, ALL).recipient


def test_the_account_that_fits_is_named() -> None:
    match = match_recipient("JUAN DELA CRUZ TRADING", "002991234567", ALL)

    assert (BANK, True) == (match.pay_to, match.by_number)


def test_without_accounts_nobody_can_be_compared() -> None:
    assert Recipient.UNREADABLE is match_recipient("JUAN DELA CRUZ", "09175550142", ()).recipient


def test_a_whole_name_counts_where_too_little_of_the_number_is_to_be_seen_to_tell() -> None:
    assert Recipient.MATCHES is match_recipient("JUAN DELA CRUZ", "•••• 142", ALL).recipient
    assert Recipient.MATCHES is not match_recipient("JUAN DELA CRUZ", "•••• 143", ALL).recipient
    assert Recipient.MATCHES is not match_recipient("GRACE VILLANUEVA", "•••• 142", ALL).recipient


def test_the_beginnings_of_a_name_whose_mask_was_not_read_need_a_number_and_are_nobody_else() -> None:
    assert Recipient.MATCHES is match_recipient("JU DE CR", "•••• 0142", ALL).recipient
    assert Recipient.UNREADABLE is match_recipient("JUDECR", None, ALL).recipient
    assert Recipient.MATCHES is not match_recipient("JU DA CR", "•••• 0142", ALL).recipient
