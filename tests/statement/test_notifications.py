"""What wallets and banks write about money, as GOMs pass it on."""

from datetime import date

import pytest

from gomflow.conversation.intents import FileSent, MoneyTold, PictureSent, SmallTalk, understand
from gomflow.conversation.state import INITIAL
from gomflow.statement.reading.notifications import notification_in
from gomflow.testing.rooms import a_chat, shows, writes
from gomflow_events.conversation.inbound import Media, MediaKind

TODAY = date(2026, 11, 21)

CAME = (
    (
        (
            "You have received PHP 850.00 of GCash from MA***A C. w/ ref 1234567890123 on 11-20-2026 10:33:05 AM. "
            "Your new balance is PHP 12,345.67."
        ),
        ("PHP 850.00", "1234567890123", "MA***A C", "2026-11-20", "gcash"),
    ),
    (
        "You have received ₱1,250.50 from LIZA CRUZ on Nov 19, 2026 07:12 PM via Maya. Reference ID: 6A2B4C8D9E01.",
        ("PHP 1250.50", "6A2B4C8D9E01", "LIZA CRUZ", "2026-11-19", "maya"),
    ),
    (
        (
            "BPI: Your account ending 1234 was credited with PHP2,970.00 from JUAN DELA CRUZ via InstaPay. "
            "Ref no. 458812990012. If you did not expect this, call us."
        ),
        ("PHP 2970.00", "458812990012", "JUAN DELA CRUZ", "2026-11-21", "bpi"),
    ),
    (
        "Hi Juana! ANA REYES sent you PHP 500.00 through UnionBank. Trace No: UB123456.",
        ("PHP 500.00", "UB123456", "ANA REYES", "2026-11-21", "unionbank"),
    ),
    (
        "Nakatanggap ka ng PHP 300.00 mula kay Jose Rizal noong 18 Nob 2026. Ref. No. 9012345678901",
        ("PHP 300.00", "9012345678901", "Jose Rizal", "2026-11-18", ""),
    ),
    (
        (
            "RM0.00 MAYBANK: RM85.00 telah dikreditkan ke akaun anda daripada SITI AMINAH pada 13/11/2026 21:05. "
            "No. rujukan: MB2611137788. Baki: RM1,085.00"
        ),
        ("MYR 85.00", "MB2611137788", "SITI AMINAH", "2026-11-13", "maybank2u"),
    ),
    (
        (
            "You've received RM45.00 from FARAH NADIA in your Touch 'n Go eWallet on 20/11/2026. "
            "Transaction no. 20261120110001."
        ),
        ("MYR 45.00", "20261120110001", "FARAH NADIA", "2026-11-20", "tng"),
    ),
    (
        "CIMB: You have received a DuitNow transfer of RM 1,200.00 from LEE WEI LING. Ref: CIMB1911778800",
        ("MYR 1200.00", "CIMB1911778800", "LEE WEI LING", "2026-11-21", "cimb"),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CAME, ids=[words[:30] for words, _ in CAME])
def test_money_that_came_is_read(text: str, expected: tuple[str, str, str, str, str]) -> None:
    found = notification_in(text, TODAY)

    assert found is not None
    line = found.line
    said = (str(line.amount), line.references[0], line.sender, line.day.isoformat(), next(iter(found.banks), ""))
    assert expected == said


@pytest.mark.parametrize(
    "text",
    [
        "You have sent PHP 850.00 of GCash to JUAN D. w/ ref 1234567890123.",
        "You have successfully paid PHP 120.00 to Meralco. Ref no. 1234567890123. You received 2 points.",
        "Your OTP is 123456. You received this because of PHP 850.00.",
        "RM20.00 didebitkan. Anda telah membayar RM20.00 kepada KEDAI RUNCIT.",
        "I received the parcel, thank you!",
        "Did you receive my payment? I sent it yesterday.",
        "How much is it? 850?",
        "received PHP 0.00 from nobody",
        "",
    ],
)
def test_everything_else_is_words(text: str) -> None:
    assert notification_in(text, TODAY) is None


def test_a_date_that_lies_ahead_is_not_believed() -> None:
    found = notification_in("You have received PHP 1.00 from ANA REYES on 25/12/2027. Ref 12345678", TODAY)

    assert found is not None
    assert TODAY == found.line.day


def test_a_chat_tells_notifications_files_and_pictures_from_words() -> None:
    chat = a_chat()

    def sent(name: str, media_type: str, kind: MediaKind = MediaKind.DOCUMENT) -> type:
        media = Media(kind=kind, source="s", media_type=media_type, file_name=name)
        return type(understand(shows(chat, media), INITIAL))

    assert isinstance(understand(writes(chat, CAME[0][0]), INITIAL), MoneyTold)
    assert isinstance(understand(writes(chat, "When is it here?"), INITIAL), SmallTalk)
    assert (FileSent, FileSent, FileSent) == (sent("a.CSV", ""), sent("", "text/csv"), sent("a.xlsx", ""))
    assert (PictureSent, PictureSent) == (sent("a.pdf", "application/pdf"), sent("", "image/png", MediaKind.PHOTO))
