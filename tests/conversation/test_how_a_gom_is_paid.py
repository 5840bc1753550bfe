"""The command /methods: accounts for each currency, limits for each method, and who may read pictures."""

from typing import Any

import pytest

from gomflow.conversation.accounts import known_accounts, remembered
from gomflow.testing.chats import Chat, asked, person, problem, shown
from gomflow_events.codec import from_json
from gomflow_events.conversation.events import FlowStarted, RequestMade
from gomflow_events.identity import Role
from gomflow_events.member.requests import AccountsGiven, MethodRuleGiven, OutsideReadingAnswered
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import MethodRule

GCASH = PayTo(method="gcash", account="09175550142", holder="Juana Cruz")
TNG = PayTo(method="tng", account="0123456789", holder="Nur Aisyah")
GOM = person(Role.GOM, accounts={Currency.PHP: (GCASH,)})


def request(events: list[Any], kind: type) -> Any:
    made = next(event for event in events if isinstance(event, RequestMade) and event.type == kind.__name__)
    return from_json(made.body, kind)


def test_a_buyer_has_no_methods() -> None:
    assert ["only-for-goms"] == shown(Chat().says("/methods"))


def test_it_shows_how_the_gom_is_paid() -> None:
    assert ["methods"] == shown(Chat().says("/methods", member=GOM))
    assert ["methods"] == shown(Chat().says("/methods rule nothing PHP", member=GOM))


def test_accounts_are_changed_for_the_currency_that_was_chosen() -> None:
    chat = Chat()
    chat.presses("c|methods|accounts|MYR", member=GOM)

    done = chat.says("TNG 012 345 6789 Nur Aisyah", member=GOM)

    assert AccountsGiven(pay_to=(TNG,), currency=Currency.MYR) == request(done, AccountsGiven)
    assert "accounts-kept" in shown(done)


def test_who_has_accounts_in_no_currency_yet_says_which() -> None:
    chat = Chat()
    chat.presses("c|methods|accounts", member=person(Role.GOM))
    chat.answers("currency", "PHP")

    done = chat.says("GCash 0917 555 0142 Juana Cruz", member=person(Role.GOM))

    assert AccountsGiven(pay_to=(GCASH,), currency=Currency.PHP) == request(done, AccountsGiven)


@pytest.mark.parametrize(
    ("alone", "trusted", "approve", "trust"),
    [
        ("any", "never", None, None),
        ("5,000", "1500", "5000", "1500"),
        ("2500.50", "hindi", "2500.50", None),
        ("walang limit", "₱900", None, "900"),
    ],
)
def test_the_limits_of_a_method_are_said_in_two_answers(
    alone: str, trusted: str, approve: str | None, trust: str | None
) -> None:
    chat = Chat()
    chat.presses("c|methods|rule|gcash|PHP", member=GOM)
    chat.says(alone, member=GOM)

    done = chat.says(trusted, member=GOM)

    rule = request(done, MethodRuleGiven).rule
    limits = [None if one is None else Money.of(one, Currency.PHP) for one in (approve, trust)]
    assert ("gcash", Currency.PHP, *limits) == (rule.method, rule.currency, rule.approve_up_to, rule.trust_up_to)


def test_who_is_always_asked_is_not_asked_about_trust() -> None:
    chat = Chat()
    chat.presses("c|methods|rule|gcash|PHP", member=GOM)

    done = chat.answers("alone", "never")

    never = MethodRule(method="gcash", currency=Currency.PHP, approve_up_to=Money.zero(Currency.PHP))
    assert never == request(done, MethodRuleGiven).rule


def test_a_limit_that_is_no_amount_is_asked_again() -> None:
    chat = Chat()
    chat.says("/methods rule gcash php", member=GOM)

    assert "amount" == problem(chat.says("a lot", member=GOM))
    assert "alone" == chat.flow.step


def test_pictures_are_read_outside_only_after_the_explanation() -> None:
    chat = Chat()

    explained = chat.says("/methods outside", member=GOM)
    agreed = chat.presses("c|methods|outside|yes", member=GOM)

    assert (["outside_reading"], []) == (shown(explained), asked(explained))
    assert OutsideReadingAnswered(allowed=True) == request(agreed, OutsideReadingAnswered)


def test_a_new_order_offers_the_accounts_of_its_currency() -> None:
    both = person(Role.GOM, accounts={Currency.PHP: (GCASH,), Currency.MYR: (TNG,)})
    begun = Chat().says("/create", member=both)
    seed = next(event.seed for event in begun if isinstance(event, FlowStarted))

    assert ["gcash"] == [way["method"] for way in remembered({**seed, "currency": "PHP"})]
    assert ["tng"] == [way["method"] for way in remembered({**seed, "currency": "MYR"})]


def test_accounts_of_an_earlier_release_are_told_by_their_methods() -> None:
    before = person(Role.GOM, pay_to=(GCASH, TNG), accounts={Currency.MYR: ()})

    assert {"PHP": ["gcash"]} == {
        currency: [way["method"] for way in ways] for currency, ways in known_accounts(before).items()
    }
    assert [{"method": "gcash"}] == remembered({"accounts": [{"method": "gcash"}], "currency": "PHP"})
