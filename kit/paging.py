"""Pages whose rows bring along how many there are, so that nothing is asked twice."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.utils.functional import cached_property

from kit.text import number

FAR = 1_000_000  # no page has such a number


class Pages(Paginator):
    """Pages of a query."""

    length: int | None = None  # how many rows it has, once one of them has told it

    @cached_property
    def count(self) -> int:
        return super().count if self.length is None else self.length

    def get_page(self, asked: Any) -> Page:
        page = number(str(asked or "")) or 1
        if page > FAR:
            return super().get_page(asked)
        first = (page - 1) * self.per_page
        found = self.object_list.annotate(matching=Window(Count("*")))  # type: ignore[attr-defined]
        rows = list(found[first : first + self.per_page])
        if not rows and page > 1:  # beyond the last page
            return super().get_page(asked)
        self.length = rows[0].matching if rows else 0
        return Page(rows, page, self)
