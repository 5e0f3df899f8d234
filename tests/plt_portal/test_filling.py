"""Every form of every page can be filled with what somebody sent through it."""

import pytest
from django.test import Client

from plt_portal.filling import filled
from plt_portal.sent import SentForm
from tests.plt_portal.hands import Page, enter
from tests.plt_portal.offered import pages_of
from tests.scene import the_scene

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
ODD = "\n“Marmalade” & <b>\n\n"
NOTE = '<p id="kept-words">Kept</p>'


@pytest.mark.parametrize("stands", ["", "submitted"])
def test_each_form_of_each_page_takes_the_words_and_the_rest_stays(stands):
    shown = pages_of(the_scene(stands), stands)
    pages = {path: _html(person, path) for person, path in shown}
    forms = [
        (path, html, form, _sent(form))
        for path, html in pages.items()
        for form in Page(html, path).forms
        if form.method == "post" and any(each.takes_words for each in form.controls)
    ]

    wrong = [
        f"{path}: {form.action}"
        for path, html, form, sent in forms
        if not _is_filled(html, filled(html, sent, path, NOTE) or "", sent, path)
    ]

    assert wrong == []
    assert len(forms) > (0 if stands else 20)


def _html(person, path):
    visitor = Client()
    enter(visitor, person)
    answer = visitor.get(path)
    return answer.text if "html" in answer.get("Content-Type", "") else ""


def _sent(form):
    """With odd words in every text, and the last choice of each list."""
    said = []
    for name in form.names:
        controls = form.of(name)
        if controls[0].is_choice:
            said.append((name, _as_sent(controls[-1])))
        else:
            said += [(name, ODD if each.takes_words else each.value) for each in controls]
    return SentForm(form.action, said)


def _is_filled(html, page, sent, path):
    """One form holds what was sent, the note stands there once, and nothing else has changed."""
    before, after = Page(html, path).forms, Page(page, path).forms
    changed = [now for was, now in zip(before, after, strict=True) if now != was]
    return page.count(NOTE) == 1 and len(changed) < 2 and all(_holds(f, sent) for f in changed)


def _holds(form, sent):
    held = [
        (each.name, _as_sent(each)) for each in form.controls if not each.is_choice or each.chosen
    ]
    return all(pair in held for pair in sent.said)


def _as_sent(control):
    """A tick without a value of its own says «on»."""
    return control.value or ("on" if control.kind == "checkbox" else "")
