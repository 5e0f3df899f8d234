"""Pages whose rows bring along how many there are, so that nothing is asked twice."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window

FAR = 1_000_000  # no page has such a number


class Pages(Paginator):
    """Pages of a question; whoever knows its length already sets `count`."""

    def get_page(self, number: Any) -> Page:
        asked = int(number) if str(number).isdecimal() else 1
        if "count" in vars(self) or not 0 < asked < FAR:
            return super().get_page(number)
        first = (asked - 1) * self.per_page
        found = self.object_list.annotate(matching=Window(Count("*")))  # type: ignore[attr-defined]
        rows = list(found[first : first + self.per_page])
        if not rows and asked > 1:  # beyond the last page
            return super().get_page(number)
        self.count = rows[0].matching if rows else 0
        return Page(rows, asked, self)
