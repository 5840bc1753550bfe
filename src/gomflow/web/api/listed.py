"""Lists in the API: one page with where it is among the others."""

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from gomflow.ports.board import Listed, Paging

R = TypeVar("R")
O = TypeVar("O", bound=BaseModel)  # noqa: E741 - what is out


class PageOf(BaseModel, Generic[O]):
    """One page of a list."""

    items: list[O]
    page: int = Field(description="The number of this page, from 1.", examples=[1])
    pages: int = Field(description="How many there are.", examples=[3])
    total: int = Field(description="How many rows all pages have.", examples=[61])


def paging(
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page, from 1.")] = 1,
    per_page: Annotated[int, Query(ge=1, le=100, description="Rows of a page.")] = 25,
) -> Paging:
    """The page that is asked for."""
    return Paging(page, per_page)


PagingDep = Annotated[Paging, Depends(paging)]


def page_of(listed: Listed[R], out: Callable[[R], O]) -> PageOf[O]:
    """A page, each row as the API writes it."""
    items = [out(row) for row in listed.rows]
    return PageOf[O](items=items, page=listed.number, pages=listed.pages, total=listed.total)
