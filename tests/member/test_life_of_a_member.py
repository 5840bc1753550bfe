"""A member: one person, however many chats."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gomflow.member import rejections as no
from gomflow.member.decide import MEMBER
from gomflow.member.state import Joined
from gomflow.rejected import NotAllowed, NothingToChange
from gomflow.testing.decisions import NOW, OPERATOR, Given, given, member
from gomflow_events.identity import CLOCK, ChatKey, Language, MemberId, Role
from gomflow_events.member import events as e
from gomflow_events.member import requests as r
from gomflow_events.money import Currency, Money
from gomflow_events.order.terms import PayTo
from gomflow_events.payment.terms import MethodRule

WEB, TELEGRAM = ChatKey("web-a"), ChatKey("telegram-1")
ANA = member("ana")
LATER = NOW + timedelta(minutes=15)


def registered() -> Given:
    request = r.RegistrationRequested(chat=WEB, name="Ana", language=Language.FILIPINO)
    return given(MEMBER).when(request, by=ANA, about="ana").done()


def test_a_person_is_registered_once() -> None:
    again = r.RegistrationRequested(chat=TELEGRAM, name="Ana", language=Language.ENGLISH)

    registered().when(again, by=ANA, about="ana").then_rejected(no.AlreadyRegistered)


def test_only_the_person_changes_their_settings() -> None:
    wish = r.LanguageChangeRequested(language=Language.MALAY)

    registered().when(wish, by=member("ben"), about="ana").then_rejected(NotAllowed)
    registered().when(wish, by=ANA, about="ana").then(e.LanguageChosen(language=Language.MALAY))
    same = r.LanguageChangeRequested(language=Language.FILIPINO)
    registered().when(same, by=ANA, about="ana").then_nothing()


def test_nobody_is_asked_before_they_are_known() -> None:
    wish = r.LanguageChangeRequested(language=Language.MALAY)

    given(MEMBER).when(wish, by=ANA, about="ana").then_rejected(no.MemberUnknown)


def test_a_code_links_one_chat_once_and_in_time() -> None:
    issued = registered().when(r.LinkCodeRequested(code_hash="h", until=LATER), by=ANA, about="ana").done()
    ask = r.LinkRequested(chat=TELEGRAM, joined=MemberId("anne"), code_hash="h")
    wrong = r.LinkRequested(chat=TELEGRAM, joined=MemberId("anne"), code_hash="x")
    anne = member("anne")

    issued.when(wrong, by=anne, about="ana").then_rejected(no.LinkCodeInvalid)
    issued.when(ask, by=anne, about="ana", at=LATER + timedelta(seconds=1)).then_rejected(no.LinkCodeInvalid)
    linked = issued.when(ask, by=anne, about="ana").then(e.ChatLinked(chat=TELEGRAM, joined=MemberId("anne")))

    assert (WEB, TELEGRAM) == linked.state.chats
    assert (MemberId("anne"),) == linked.state.also
    another = r.LinkRequested(chat=ChatKey("web-b"), joined=MemberId("bea"), code_hash="h")
    linked.when(another, by=member("bea"), about="ana").then_rejected(no.LinkCodeInvalid)
    linked.when(ask, by=anne, about="ana").then_rejected(no.ChatAlreadyLinked)


def test_the_one_who_was_joined_lets_the_other_carry_on() -> None:
    joined = registered().when(r.JoiningReported(member_id=MemberId("anne")), by=CLOCK, about="ana").done()

    assert Joined(member_id=MemberId("anne")) == joined.state
    joined.when(r.JoiningReported(member_id=MemberId("anne")), by=CLOCK, about="ana").then_nothing()


def test_notices_go_to_the_preferred_chat_that_can_be_reached() -> None:
    linked = registered().and_given(e.ChatLinked(chat=TELEGRAM, joined=MemberId("anne")))

    prefers = linked.when(r.PreferenceGiven(chat=TELEGRAM), by=ANA, about="ana").done()
    assert (TELEGRAM, WEB) == prefers.state.reachable()
    lost = prefers.when(r.ChatLossReported(chat=TELEGRAM), by=CLOCK, about="ana").done()
    assert (WEB,) == lost.state.reachable()
    back = lost.when(r.ChatReturnReported(chat=TELEGRAM), by=CLOCK, about="ana").done()
    assert (TELEGRAM, WEB) == back.state.reachable()
    linked.when(r.PreferenceGiven(chat=ChatKey("web-x")), by=ANA, about="ana").then_rejected(no.ChatNotLinked)


def test_an_admitted_person_is_a_gom_at_once_and_another_waits_for_an_operator() -> None:
    admitted = registered().when(r.RoleAsked(role=Role.GOM, admitted=True), by=ANA, about="ana").done()
    waiting = registered().when(r.RoleAsked(role=Role.GOM, admitted=False), by=ANA, about="ana").done()

    assert admitted.state.has(Role.GOM)
    assert not waiting.state.has(Role.GOM)
    waiting.when(r.RoleAsked(role=Role.GOM, admitted=False), by=ANA, about="ana").then_rejected(no.RoleAlreadyRequested)
    waiting.when(r.RoleDecided(role=Role.GOM, granted=True), by=ANA, about="ana").then_rejected(NotAllowed)
    granted = waiting.when(r.RoleDecided(role=Role.GOM, granted=True), by=OPERATOR, about="ana").done()
    assert granted.state.has(Role.GOM)
    refused = waiting.when(r.RoleDecided(role=Role.GOM, granted=False), by=OPERATOR, about="ana").done()
    assert not refused.state.asks_for


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SERVICE])
def test_nobody_asks_for_more_than_to_be_a_gom(role: Role) -> None:
    registered().when(r.RoleAsked(role=role, admitted=True), by=ANA, about="ana").then_rejected(NotAllowed)


def test_a_token_is_issued_and_revoked() -> None:
    ask = r.TokenRequested(token_id="t1", token_hash="h", label="sheet")

    issued = registered().when(ask, by=ANA, about="ana").done()

    assert {"t1": "h"} == dict(issued.state.tokens)
    issued.when(ask, by=ANA, about="ana").then_rejected(NothingToChange)
    revoked = issued.when(r.TokenRevocationRequested(token_id="t1"), by=ANA, about="ana").done()
    assert {} == dict(revoked.state.tokens)
    revoked.when(r.TokenRevocationRequested(token_id="t1"), by=ANA, about="ana").then_rejected(no.TokenUnknown)


MARA = member("mara", Role.GOM)


def a_gom() -> Given:
    registered = given(MEMBER).when(
        r.RegistrationRequested(chat=WEB, name="Mara", language=Language.ENGLISH), by=MARA, about="mara"
    )
    return registered.done().and_given(e.RoleGranted(role=Role.GOM))


def rule(approve: str | None = None, trust: str | None = None) -> MethodRule:
    return MethodRule(
        method="gcash",
        currency=Currency.PHP,
        approve_up_to=None if approve is None else Money.of(approve, Currency.PHP),
        trust_up_to=None if trust is None else Money.of(trust, Currency.PHP),
    )


def test_a_gom_says_how_far_the_agent_may_go_with_a_method() -> None:
    given_rule = r.MethodRuleGiven(rule=rule("5000", "1500"))

    after = a_gom().when(given_rule, by=MARA, about="mara").then(e.MethodRuleSet(rule=rule("5000", "1500")))
    again = after.when(r.MethodRuleGiven(rule=rule("0")), by=MARA, about="mara").done()

    after.when(given_rule, by=MARA, about="mara").then_nothing()
    assert {("gcash", Currency.PHP): rule("0")} == again.state.rules


def test_a_limit_is_an_amount_in_the_currency_of_the_method() -> None:
    foreign = replace(rule(), approve_up_to=Money.of("5", Currency.MYR))

    for wrong in (rule("-1"), rule(None, "-1"), foreign):
        a_gom().when(r.MethodRuleGiven(rule=wrong), by=MARA, about="mara").then_rejected(no.LimitInvalid)


def test_nobody_sets_the_rules_of_another_and_buyers_have_none() -> None:
    for asked in (r.MethodRuleGiven(rule=rule("5")), r.OutsideReadingAnswered(allowed=True)):
        a_gom().when(asked, by=OPERATOR, about="mara").then_rejected(NotAllowed)
        a_gom().when(asked, by=member("other", Role.GOM), about="mara").then_rejected(NotAllowed)
        registered().when(asked, by=ANA, about="ana").then_rejected(NotAllowed)


def test_pictures_stay_here_until_the_gom_says_otherwise() -> None:
    assert a_gom().state.outside_reading is None
    yes, no_more = r.OutsideReadingAnswered(allowed=True), r.OutsideReadingAnswered(allowed=False)

    agreed = a_gom().when(yes, by=MARA, about="mara").then(e.OutsideReadingDecided(allowed=True))
    agreed.when(yes, by=MARA, about="mara").then_nothing()
    assert agreed.when(no_more, by=MARA, about="mara").done().state.outside_reading is False


def test_the_accounts_of_one_currency_leave_those_of_another_alone() -> None:
    gcash, tng = (PayTo(method=method, account="0917", holder="Mara") for method in ("gcash", "tng"))

    both = a_gom()
    for currency, way in ((Currency.PHP, gcash), (Currency.MYR, tng)):
        both = both.when(r.AccountsGiven(pay_to=(way,), currency=currency), by=MARA, about="mara").done()
    before = a_gom().and_given(e.AccountsRemembered(pay_to=(gcash,))).state

    assert {Currency.PHP: (gcash,), Currency.MYR: (tng,)} == both.state.accounts
    assert ((gcash,), {}) == (before.pay_to, before.accounts)
