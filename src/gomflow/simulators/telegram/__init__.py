"""Telegram for tests and the demo: a Bot API server of our own, and the people who use it."""

from gomflow.simulators.telegram.flood import Limits
from gomflow.simulators.telegram.people import Disappointed, SeenButton, SeenMessage, SimulatedGroup, SimulatedUser
from gomflow.simulators.telegram.server import TelegramSimulator
from gomflow.simulators.telegram.telegram import Press

__all__ = [
    "Disappointed",
    "Limits",
    "Press",
    "SeenButton",
    "SeenMessage",
    "SimulatedGroup",
    "SimulatedUser",
    "TelegramSimulator",
]
