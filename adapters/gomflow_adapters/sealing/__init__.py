"""Encryption at rest: AES-256-GCM under a key per member, which lies locked with the installation's (ADR 0042)."""

from gomflow_adapters.sealing.keeping import Drawer, Drawn, KeptMemberKeys, Outrun, Rotated
from gomflow_adapters.sealing.vault import OnShelf, SealedVault, Shelf

__all__ = ["Drawer", "Drawn", "KeptMemberKeys", "OnShelf", "Outrun", "Rotated", "SealedVault", "Shelf"]
