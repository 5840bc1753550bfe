"""What belongs to a manager, as it stands in addresses: for asking whether anybody else can get at it."""

import re
from dataclasses import dataclass

from gomflow.testing.stage import Person, Stage
from gomflow.web.keys import new_key
from gomflow_events.identity import Role
from gomflow_events.member.requests import RoleAsked, TokenRequested


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to a GOM, as it stands in addresses."""

    code: str
    payment_id: str
    reference: str
    submission_id: str
    token_id: str
    member_id: str
    sequence: int

    def at(self, path: str) -> str:
        """A route's path with these in it."""
        return re.sub(r"\{(\w+)\}", lambda name: str(getattr(self, name[1], "x")), path)


async def belongings(stage: Stage, gom: Person, buyer: Person) -> Belongings:
    """An order with a buyer whose proof is doubtful, a key, and somebody who asks to be admitted."""
    order = await stage.order(gom)
    place = await stage.join(order, buyer)
    payment_id = await stage.doubtful(place)
    key = new_key(stage.parts.world.new_id())
    issued = TokenRequested(token_id=key.token_id, token_hash=key.digest, label="theirs")
    await stage.does(gom, "member", gom.member_id, issued)
    asker = await stage.person("Somebody who asks")
    await stage.does(asker, "member", asker.member_id, RoleAsked(role=Role.GOM, admitted=False))
    reference = (await stage.state(order.order_id)).book[place.submission_id].reference
    return Belongings(
        order.code,
        payment_id,
        reference,
        place.submission_id,
        key.token_id,
        asker.member_id,
        stage.parts.desk.reached,
    )
