"""The HTTP under the Bot API: says apart what certainly was not sent, and keeps the token out of every error.

Telegram's URLs contain the bot's token, and errors of HTTP clients like to quote URLs.
"""

from typing import cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError, ClientError, ClientTimeout, ConnectionTimeoutError

CONNECT_SECONDS = 10.0
REQUEST_SECONDS = 60.0


class NotReached(TelegramNetworkError):
    """No connection came about, so nothing was handed over."""


class TelegramSession(AiohttpSession):
    """aiogram's session, with connecting and waiting timed apart."""

    def __init__(self, api: TelegramAPIServer = PRODUCTION, *, connect_seconds: float = CONNECT_SECONDS) -> None:
        super().__init__(api=api, timeout=REQUEST_SECONDS)
        self._connect_seconds = connect_seconds

    async def close(self) -> None:
        # aiogram sleeps here for TLS to end, which aiohttp has learnt to end by itself.
        if self._session is not None:
            await self._session.close()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: float | None = None,  # noqa: ASYNC109 - aiogram's
    ) -> TelegramType:
        http = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        patience = ClientTimeout(total=self.timeout if timeout is None else timeout, connect=self._connect_seconds)
        try:
            async with http.post(url, data=self.build_form_data(bot, method), timeout=patience) as response:
                content = await response.text()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            # Refused, no such host, or no trust in the certificate: all before the request.
            raise NotReached(method, type(error).__name__) from None
        except (ClientError, TimeoutError) as error:
            raise TelegramNetworkError(method, type(error).__name__) from None
        answer = self.check_response(bot, method, response.status, content)
        return cast("TelegramType", answer.result)
