"""The command line: what operators and newcomers type."""

from gomflow.cli.main import main

__all__ = ["main"]
