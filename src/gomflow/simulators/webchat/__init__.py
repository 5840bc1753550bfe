"""People in the web chat: a browser's side of its protocol, without the browser."""

from gomflow.simulators.webchat.visitor import Shown, WebVisitor

__all__ = ["Shown", "WebVisitor"]
