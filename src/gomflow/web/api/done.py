"""What the API answers when something was done."""

from pydantic import BaseModel, Field

from gomflow.handle.answer import Answer
from gomflow.order.state import state_name
from gomflow.payment.state import status_of
from gomflow.web.asking import ask, shown
from gomflow.web.house import House
from gomflow.web.telling import Refused
from gomflow.web.troubles import NotThere
from gomflow.web.visitor import Visitor


class Done(BaseModel):
    """What was done, and where it lies in the log."""

    sequence: int = Field(
        description="The number in the log: pass it as `after` to see it in lists. 0 when nothing had to change.",
        examples=[4711],
    )
    repeated: bool = Field(description="The same request was answered before; nothing happened again.")


class OrderDone(Done):
    """Something was done with an order."""

    order_id: str
    code: str = Field(examples=["7K3Q"])
    state: str = Field(examples=["open"])


class PaymentDone(Done):
    """A payment was decided."""

    payment_id: str
    status: str = Field(examples=["approved"])


async def answered(house: House, who: Visitor, asked: tuple[str, str, object], request_id: str) -> Answer:
    """The desk's decision, once it is in the lists or they took too long. Raises Refused."""
    answer = await ask(house, who, *asked, request_id)
    if answer.refused is not None:
        raise Refused(answer.refused)
    await shown(house, answer)
    return answer


async def order_done(house: House, who: Visitor, order_id: str, asked: object, request_id: str) -> OrderDone:
    """Ask something of an order. Raises Refused."""
    answer = await answered(house, who, ("order", order_id, asked), request_id)
    order = await house.order(order_id)
    if order is None:
        raise NotThere
    return OrderDone(
        sequence=answer.sequence,
        repeated=answer.repeated,
        order_id=order_id,
        code=order.code,
        state=state_name(order),
    )


async def payment_done(house: House, who: Visitor, payment_id: str, asked: object, request_id: str) -> PaymentDone:
    """Ask something of a payment. Raises Refused."""
    answer = await answered(house, who, ("payment", payment_id, asked), request_id)
    payment = await house.payment(payment_id)
    if payment is None:
        raise NotThere
    return PaymentDone(
        sequence=answer.sequence, repeated=answer.repeated, payment_id=payment_id, status=status_of(payment)
    )
