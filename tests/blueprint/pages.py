"""What every test of the Blueprint's pages says in the same words."""

from django.urls import reverse


def door(team, name, place="ideal", *more):
    return reverse(f"blueprint:{name}", args=[team.pk, place, *more])
