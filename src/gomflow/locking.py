"""The installation key held against the broker: nothing starts that could not read what was locked there."""

from gomflow.installation_keys import InstallationKeyTrouble, KeysOfInstallation
from gomflow.ports.vault import Locked
from gomflow.settings import Settings
from gomflow_adapters.sealing import KeptMemberKeys

ABANDON = (
    "If it is lost for good, `gomflow keys abandon` lets another key begin; the pictures so far are then unreadable."
)


def keys_of_installation(settings: Settings) -> KeysOfInstallation:
    """The installation keys as they are set, else as they lie in the data folder."""
    given, secret = settings.installation_key, settings.secret
    return KeysOfInstallation(
        settings.data,
        given.get_secret_value() if given is not None else None,
        secret.get_secret_value() if secret is not None else None,
    )


async def ensure_installation_key(keys: KeysOfInstallation, members: KeptMemberKeys) -> None:
    """Have an installation key that fits this broker; the first start makes one. Raises InstallationKeyTrouble."""
    if await members.locked_with() is None:
        keys.make()
    trouble = await trouble_with(keys, members)
    if trouble:
        raise InstallationKeyTrouble(trouble)
    await members.sign()


async def trouble_with(keys: KeysOfInstallation, members: KeptMemberKeys) -> str:
    """What is wrong with the installation key, and what to do; empty where it fits or where there is none yet."""
    wanted = await members.locked_with()
    if wanted is None and not keys.is_set and not keys.path.exists():
        return ""
    try:
        here = [key.fingerprint for key in keys.every()]
    except Locked as error:
        return f"{str(error)[0].upper()}{str(error)[1:]}. {ABANDON if wanted else ''}".strip()
    if wanted is None or wanted in here:
        return ""
    return (
        f"The pictures on this broker are locked with installation key {wanted}, and here is {', '.join(here)}. "
        "Set GOMFLOW_INSTALLATION_KEY to the key in the file installation.key of the GOMFLOW that began on this "
        f"broker, or put that file in the place of {keys.path}; where it began with GOMFLOW_SECRET set, set that one. "
        f"{ABANDON}"
    )
