"""A decision on a proof from a page: asked for, and when somebody was first, said who."""

from fastapi import Request, Response
from markupsafe import Markup

from gomflow.handle.answer import Answer
from gomflow.payment.rejections import PaymentDecided
from gomflow.web.asking import ask, shown
from gomflow.web.doing import onward
from gomflow.web.house import House
from gomflow.web.past import who_was_first
from gomflow.web.speech import Speech
from gomflow.web.visitor import Visitor
from gomflow_events.identity import PaymentId


async def decide(
    request: Request,
    house: House,
    who: Visitor,
    payment_id: str,
    asked: tuple[str, str, object],
    *,
    done: Markup,
    to: str = "",
) -> Response:
    """Ask for it; then on to the next proof of the queue or to `to`, or to this proof again with why not."""
    answer = await ask(house, who, *asked)
    await shown(house, answer)
    why = await refusal_of(house, who, house.pages.speech(request, who), payment_id, answer)
    if why is not None:
        return onward(request, house, f"/review/{payment_id}", bad=why)
    if to:
        return onward(request, house, to, good=done)
    # The next proof is there already: whoever pressed the wrong key goes back from here, and takes it back.
    back = Markup('<a href="/review/{}" data-key="l">{} <kbd>l</kbd></a>').format(
        payment_id, house.pages.speech(request, who).t("dash-look-again")
    )
    return onward(request, house, f"/review?after={payment_id}", good=Markup("{} {}").format(done, back))


async def refusal_of(house: House, who: Visitor, say: Speech, payment_id: str, answer: Answer) -> Markup | None:
    """Why a decision was refused; None where it was not."""
    if answer.refused is None:
        return None
    if answer.refused.code == PaymentDecided.code:
        return await who_was_first(house, who, say, PaymentId(payment_id), str(answer.refused.args["status"]))
    return say.refusal(answer.refused)
