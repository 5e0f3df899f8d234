"""A form that says its own layout: what the page gets is one form, with all that a form carries."""

import pytest
from django import forms
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from kit.layout import actions, button, hidden, laid, link
from tests.builders import a_teacher

PAGE = Template("{% load crispy_forms_tags %}{% crispy form %}")
CURLY = "{{ form }} <b>{% now %}"  # what a team may well be called


class Leaving(forms.Form):
    why = forms.CharField(label="Why?")
    note = forms.CharField(label="Note", required=False)
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def helper(self):
        back = link("Stay", "/teams/3/")
        pieces = [hidden("list", CURLY), "note", "why", "seal"]
        return laid(*pieces, actions(button(f"Leave {CURLY}", "danger", unseen=CURLY), back))

    def clean(self):
        if not self.cleaned_data.get("note"):
            raise forms.ValidationError("Leave a note.")


@pytest.fixture
def page(db, rf: RequestFactory):
    """The form as a signed-in teacher is shown it."""
    request = rf.get("/")
    request.user = a_teacher("Renee Okafor")
    return PAGE.render(RequestContext(request, {"form": Leaving({"why": "I move."})}))


def test_it_is_one_form_that_says_once_whose_it_is(page):
    """Crispy writes it in a context of its own, in which the house's token must find the reader."""
    counts = {word: page.count(word) for word in ("<form", "csrfmiddlewaretoken", 'name="whose"')}

    assert counts == {"<form": 1, "csrfmiddlewaretoken": 1, 'name="whose"': 1}
    assert '<form method="post" novalidate>' in page


def test_all_stands_in_the_order_that_the_form_says(page):
    words = ["Leave a note.", 'name="list"', 'name="note"', 'name="why"', 'name="seal"', "<button"]
    places = [page.index(word) for word in [*words, 'href="/teams/3/"', "</form>"]]

    assert places == sorted(places)


def test_no_name_is_read_as_a_template(page):
    """A team may be called anything, and its name stands on buttons."""
    assert page.count("{{ form }} &lt;b&gt;{% now %}") == 3


def test_a_form_that_is_sent_elsewhere_says_where():
    class Asking(Leaving):
        helper = laid("why", door="/asked/", classes="mt-3", hx_post="/asked/")

    html = PAGE.render(Context({"form": Asking()}))

    assert '<form method="post" action="/asked/" class="mt-3" hx-post="/asked/" novalidate>' in html


def test_a_form_that_only_looks_carries_no_token():
    class Looking(Leaving):
        helper = laid("why")
        helper.form_method = "get"

    html = PAGE.render(Context({"form": Looking()}))

    assert '<form method="get">' in html
    assert "csrf" not in html
