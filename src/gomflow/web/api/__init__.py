"""The HTTP API: what the dashboard and the chats can do, for programs."""

from fastapi import APIRouter

from gomflow.web.api import acting, deciding, keys, lines, methods, orders, payments, statements

router = APIRouter(prefix="/api/v1")
for part in (orders, acting, payments, deciding, lines, statements, methods, keys):
    router.include_router(part.router)

__all__ = ["router"]
