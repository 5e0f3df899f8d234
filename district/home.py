"""What the district's own pages are for, as home tells it."""

from django.urls import reverse

from kit.task import Task


def goals_of_the_year() -> Task:
    words, told = (
        "Review the district and school goals",
        "Every posting serves at least one of them.",
    )
    door = reverse("district:year")
    return Task(words, door, told, "Any time", optional=True, kind="goals of the year")
