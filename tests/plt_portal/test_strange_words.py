"""Words that nobody expects, once they are in the records: pages, letters and PDFs bear them."""

from email import message_from_bytes, policy
from itertools import product
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from billboard import digest, interest
from kit import clock
from kit.making import Making
from letters.emails import Posted
from letters.models import Letter
from letters.tasks import deliver_due
from reports.models import ReportVersion
from reports.tasks import render
from tests import builders as b
from tests.billboard.hands import invite
from tests.doors import KINDS
from tests.knocking import TABLE, Visitors, path_of
from tests.letters.post_office import open_post_office
from tests.plt_portal.hands import enter
from tests.reports.hands import move
from tests.scene import the_scene
from tests.teams import hands
from tests.walking import look

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

STRANGE = {
    "markup": "</title></textarea><script>naughty()</script>\"'><b onclick=naughty()>",
    "letters": "\u202e🧑🏽‍🏫 مرحبا שלום Z̸̧̢̛a̷͎͝ ﷺ 李小龍 \u2066"
    "\x01\x08\x0b\x0c\x1b[31m\x7f\x85\u2028\ufffe\uffff",
    "one long word": "W" * 300,
}
TEXTS = (models.CharField, models.TextField)
NOT_WORDS = {"email", "unsubscribe_token", "search_text", "sort_name", "answer", "password", "path"}
NOT_WORDS |= {"made_from"}  # a seal
APPS = ["district", "people", "billboard", "teams", "blueprint", "goals", "training", "reports"]


@pytest.fixture(params=["markup", "letters", pytest.param("one long word", marks=pytest.mark.long)])
def words(request):
    return STRANGE[request.param]


EVERYTHING = [*product(STRANGE, [1, 2])]


@pytest.mark.parametrize(
    ("strange", "readers"),
    [EVERYTHING[0], *(pytest.param(*each, marks=pytest.mark.long) for each in EVERYTHING[1:])],
)
def test_every_page_bears_them(strange, readers):
    scene = _strange(the_scene("submitted"), STRANGE[strange])
    visitors = Visitors(scene)
    for door in (door for door in TABLE if door.method == "GET" and door.stands != "approved"):
        for kind in [kind for kind in KINDS if door.sign(kind) == "Y"][-readers:]:
            glance = look(visitors, kind, scene.kinds[kind], path_of(door, scene))
            assert glance.status in {200, 302, 404, 422}, glance.path
            said = glance.said if "html" in glance.headers.get("Content-Type", "") else ""
            assert "<script>naughty" not in said, glance.path
            assert "<b onclick" not in said, glance.path


def test_every_letter_leaves_with_them(words, settings):
    scene = _strange(the_scene("submitted"), words)
    with clock.held_at(b.moment("2026-09-29 16:31")):
        digest.send_due()
    move_on(scene)
    assert Letter.objects.count() > 3

    with open_post_office(settings) as office, clock.held_at(b.moment("2026-09-30 16:31")):
        deliver_due()

    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
    assert len(office.taken) == Letter.objects.count()
    for letter in Letter.objects.all():
        assert "<script>naughty" not in letter.html
        assert "\n" not in letter.subject
        read = message_from_bytes(Posted(letter).as_bytes(), policy=policy.default)
        assert read["Bcc"] is None


def test_a_report_is_published_with_them(words, tmp_path, settings, client):
    settings.MEDIA_ROOT = tmp_path
    scene = _strange(the_scene(), words)
    report = scene.report
    report.__class__.objects.filter(pk=report.pk).update(state="accepted", outcome="reached")

    move(report, "publish", by=scene.kinds["assistant superintendent"])
    version = ReportVersion.objects.get(report=report)
    render(version.pk)

    version.refresh_from_db()
    assert version.pdf_state == Making.READY
    assert (Path(tmp_path) / version.pdf.name).read_bytes().startswith(b"%PDF")
    enter(client, scene.kinds["teacher"])
    for page in [
        client.get(reverse("reports:report", args=[report.pk])),
        client.get(reverse("reports:archive"), {"q": words[:200]}),
        client.get(reverse("reports:pdf", args=[report.pk])),
    ]:
        assert page.status_code == 200
        assert b"<script>naughty" not in page.content


def move_on(scene):
    """The steps of September that write letters."""
    invite(scene.interest, by=scene.kinds["facilitator"])
    interest.ask(scene.posting, by=scene.kinds["teacher"], text=scene.question.text + "?")
    interest.answer(scene.question, by=scene.kinds["facilitator"], text=scene.question.text)
    hands.move(scene.roster, "return", by=scene.kinds["principal"], note="Hm.")


def _strange(scene, words):
    """Every text of every record, as far as its column takes it."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if "event" not in model.__name__.lower():
                _fill(model, words)
    for thing in vars(scene).values():
        if isinstance(thing, models.Model):
            thing.refresh_from_db()
    return scene


def _fill(model, words):
    free = {
        field.name: words[: field.max_length] if field.max_length else words
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not field.choices and field.name not in NOT_WORDS
        if not field.unique and not field.primary_key and field.editable
        if not isinstance(field, (models.FileField, models.UUIDField, models.SlugField))
    }
    never_change = {"Roster", "RosterLine", "ReportVersion"}
    skipped = never_change | {"Word"}  # which stands for words of postings
    guards = {guard.name for guard in getattr(model._meta, "triggers", [])}
    if free and model.__name__ not in skipped and "a_record_is_never_rewritten" not in guards:
        model.objects.update(**free)
