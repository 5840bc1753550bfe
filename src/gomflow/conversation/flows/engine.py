"""Running a flow: one answer in, the next question out."""

from gomflow.conversation.answers import Problem
from gomflow.conversation.flows.flow import Flow, Values
from gomflow.conversation.intents import AnswerGiven
from gomflow.conversation.state import Flowing
from gomflow.conversation.turn import Said, Turn, show
from gomflow_events.conversation.events import FlowAnswered, FlowFinished, FlowWentBack, ReplyDue
from gomflow_events.fact import Json


def begin(flow: Flow, seed: Json, turn: Turn) -> Said:
    """Start a flow with its first question."""
    started = turn.start(flow.name, flow.first(seed), seed)
    return [started, question(flow, started.first_step, seed, started.flow_id)]


def question(flow: Flow, step: str, values: Values, flow_id: str, problem: Problem | None = None) -> ReplyDue:
    """A question of a flow, with what was wrong with the last answer."""
    shown = {name: values[name] for name in flow.by_name[step].shows if name in values}
    trouble = None if problem is None else {"code": problem.code, "facts": problem.facts}
    first = flow.before(step, values) == step
    return show("step", flow=flow.name, step=step, flow_id=flow_id, values=shown, problem=trouble, first=first)


def answer(flow: Flow, under_way: Flowing, given: AnswerGiven, turn: Turn) -> Said:
    """Take an answer: the next question, the same again with what is wrong, or the end."""
    step = flow.by_name[under_way.step]
    try:
        taken = step.take(given, under_way.values, turn.at)
    except Problem as problem:
        return [question(flow, step.name, under_way.values, under_way.flow_id, problem)]
    if step.look is not None:
        taken = step.look(taken, turn)
    values = {**under_way.values, step.name: taken.value}
    following = step.name if taken.stays else flow.after(step.name, values)
    answered = FlowAnswered(step=step.name, value={"value": taken.value}, next_step=following)
    if following:
        return [answered, question(flow, following, values, under_way.flow_id)]
    return [answered, FlowFinished(flow=flow.name), *flow.finish(values, turn)]


def back(flow: Flow, under_way: Flowing) -> Said:
    """Go to the question before."""
    earlier = flow.before(under_way.step, under_way.values)
    return [FlowWentBack(step=earlier), question(flow, earlier, under_way.values, under_way.flow_id)]
