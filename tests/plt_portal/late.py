"""Forms that arrive late: how a question is sent, and a button of the page that answers pressed."""

from django.urls import reverse

from kit.whose import mark
from plt_portal import keeping
from tests.plt_portal.hands import Page

WORDS = "In their papers we see reasons that start well.\r\n“Because”, and then nothing."


def ask(browser, posting, person, **told):
    """Send a question from a page of this person."""
    told = {"text": WORDS, "whose": mark(person)} | told
    return browser.post(reverse("billboard:ask", args=[posting.pk]), told)


def press(browser, answer, action, **typed):
    """Press the button of that page which leads there."""
    page = Page(answer.text, "")
    [form] = [
        form
        for form in page.forms
        if action in {form.action, *(to for to, *_ in form.buttons)}
        and not typed.keys() - {"theme"} - set(form.names)
    ]
    told = {each.name: each.value for each in form.controls}
    return browser.post(action, told | typed)


def kept_for(person):
    return [sent.name for _, sent in keeping.waiting_for(person)]
