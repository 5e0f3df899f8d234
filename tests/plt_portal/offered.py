"""What the pages of a scene offer: every door by looking, and every form with every button."""

from django.urls import reverse

from tests.doors import KINDS
from tests.knocking import TABLE, path_of
from tests.plt_portal.hands import Page, enter, posts_of

FIRST = ["anonymous", "facilitator"]


def pages_of(scene, stands=None):
    """Every door by looking, with the facilitator and the last of those who may pass."""
    for door in TABLE:
        if door.method == "GET" and door.stands == (scene.stands if stands is None else stands):
            path = path_of(door, scene)
            passing = [kind for kind in KINDS if door.sign(kind) == "Y"]
            for kind in dict.fromkeys([*(k for k in FIRST if k in passing), *passing[-1:]]):
                yield scene.kinds[kind], path


def forms_of(scene, visitor):
    """Every form with every button on every page, once for each set of fields."""
    seen = set()
    for person, path in [*pages_of(scene), *_asked(scene)]:
        enter(visitor, person)
        answer = visitor.get(path)
        said = answer.text if "html" in answer.get("Content-Type", "") else ""
        for action, form, pressed in posts_of(Page(said, path)):
            kind = (action, tuple(form.names), tuple(pressed))
            if kind not in seen:
                seen.add(kind)
                yield person, (action, form, pressed)


def _asked(scene):
    """The pages of those who enrolled or were asked to join, and who decide on a report."""
    answer = reverse("teams:answer", args=[scene.membership.pk])
    commit = reverse("billboard:posting", args=[scene.posting.pk])
    review = reverse("reports:review", args=[scene.report.pk])
    pages = [
        (scene.enrollment.person, reverse("training:training"), ""),
        (scene.membership.person, answer, ""),
        (scene.invited.person, commit, ""),
        (scene.kinds["assistant superintendent"], review, "submitted"),
    ]
    return [(person, path) for person, path, stands in pages if stands == scene.stands]
