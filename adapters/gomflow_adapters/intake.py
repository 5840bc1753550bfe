"""Taking pictures in: fetched from their platform at once, checked, and put into the vault."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from gomflow.ports.chat import MediaSource
from gomflow.ports.reader import UnreadablePicture
from gomflow.ports.vault import Vault
from gomflow_adapters.pictures import LARGEST_FILE, MediaType
from gomflow_adapters.pictures.darkroom import DARKROOM
from gomflow_events.conversation.inbound import Media
from gomflow_events.identity import ChatKey, MemberId, Platform, chat_of
from gomflow_events.payment.terms import Picture


class PictureIntake:
    """Fetches from the platform a chat is on."""

    def __init__(self, sources: Mapping[Platform, MediaSource], vault: Vault) -> None:
        self._sources = sources
        self._vault = vault

    async def take(self, chat: ChatKey, media: Media, name: str, owner: MemberId) -> Picture:
        source = self._sources[chat_of(chat)[0]]
        if media.size > LARGEST_FILE:
            raise UnreadablePicture("too-large", "The file is larger than 20 MB: send the screenshot itself.")
        try:
            data = await source.fetch(media, LARGEST_FILE)
        except ValueError as error:
            raise UnreadablePicture("too-large", str(error)) from error
        checked = await DARKROOM.check(data)
        if source.in_the_vault:
            name = media.source  # Not twice: what is deleted once has to be gone.
        else:
            await self._vault.put(name, data, checked.media_type, owner)
        return Picture(name=name, sha256=sha256(data).hexdigest(), media_type=checked.media_type, size=len(data))

    async def fetch(self, chat: ChatKey, media: Media, limit: int) -> bytes:
        try:
            return await self._sources[chat_of(chat)[0]].fetch(media, limit)
        except ValueError as error:
            raise UnreadablePicture("too-large", str(error)) from error

    async def join(self, pictures: Sequence[Picture], name: str, owner: MemberId) -> Picture:
        if len(pictures) == 1:
            return pictures[0]
        pages = [await self._vault.get(picture.name) for picture in pictures]
        data = await DARKROOM.joined(pages)
        await self._vault.put(name, data, MediaType.JPEG, owner)
        return Picture(name=name, sha256=sha256(data).hexdigest(), media_type=MediaType.JPEG, size=len(data))

    async def keep(self, picture: Picture) -> None:
        await self._vault.keep(picture.name)
