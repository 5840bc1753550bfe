"""Vaults for tests: on a real broker that many of them share, or in memory."""

from gomflow.installation_keys import read_keys
from gomflow.ports.member_keys import InstallationKey
from gomflow.ports.vault import Vault
from gomflow_adapters.jetstream.connection import Connection
from gomflow_adapters.jetstream.drawer import JetStreamDrawer
from gomflow_adapters.jetstream.vault import JetStreamShelf
from gomflow_adapters.memory.vault import MemoryDrawer, MemoryShelf
from gomflow_adapters.sealing import KeptMemberKeys, SealedVault

INSTALLATION_KEY = "a2V5IG9mIHRlc3RzLCB3aGljaCBwcm90ZWN0cyBub3Q="
"""The installation key of every test on a broker that others use as well."""


class TheseKeys:
    """Installation keys that are given (gomflow.ports.member_keys.InstallationKeys); a test may change them."""

    def __init__(self, *keys: InstallationKey) -> None:
        self.keys = keys or tuple(read_keys(INSTALLATION_KEY))

    def current(self) -> InstallationKey:
        """The first."""
        return self.keys[0]

    def every(self) -> tuple[InstallationKey, ...]:
        """All of them."""
        return self.keys


def vault_on(connection: Connection) -> Vault:
    """The vault of a broker."""
    return SealedVault(JetStreamShelf(connection), KeptMemberKeys(JetStreamDrawer(connection), TheseKeys()))


def memory_vault() -> Vault:
    """A vault that lives as long as the test."""
    return SealedVault(MemoryShelf(), KeptMemberKeys(MemoryDrawer(), TheseKeys()))
