"""Whatever people type into the form of a posting."""

import pytest
from django.urls import reverse

from billboard.models import Posting
from billboard.search import index
from tests.builders import a_posting, a_school, a_teacher, of_no_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year")]
HTMX = {"HX-Request": "true"}
NAMES = ["Siobhán O'Brien-Nguyễn", "Zoë 🦉 Ó Súilleabháin", "نورا الحسن", "רחל לוי"]
TITLE = "שלום כיתה 🧪 O’Brien & <Söhne>"
HOSTILE = """[click](javascript:alert(1)) <script>alert(2)</script> <img src=x onerror=alert(3)>
[there](https://elsewhere.example/?a="onmouseover=alert(4)) ![pic](https://elsewhere.example/x.png)
[data](data:text/html;base64,PHNjcmlwdD4=) <svg/onload=alert(5)> [vb](vbscript:msgbox)"""


def test_control_characters_are_dropped_and_lines_and_tabs_stay(client, author):
    typed = {
        "draft": "yes",
        "title": "Lab\x00 re\x1bports\x7f",
        "need": "One\r\nTwo\tThree\x0b\x9f",
    }

    client.post(reverse("billboard:post"), typed)

    draft = Posting.objects.get()
    assert (draft.title, draft.need) == ("Lab reports", "One\nTwo\tThree")


@pytest.mark.parametrize("name", NAMES)
def test_names_and_titles_survive_page_list_and_neighbours(client, year, name):
    author = a_teacher(name)
    posting = a_posting(lead=author, title=TITLE, need=f"{TITLE}\n\n{name}")
    index(posting)
    client.force_login(author)
    said = ["שלום כיתה 🧪 O’Brien &amp; &lt;Söhne&gt;", name.replace("'", "&#x27;")]

    for door in ["billboard:posting", "billboard:edit", "billboard:authors"]:
        page = client.get(reverse(door, args=[posting.pk])).text
        assert [words for words in said if words not in page] == [], door
    found = client.get(reverse("billboard:billboard"), {"q": name.split()[0]})
    assert posting in found.context["page"].object_list


def test_what_people_write_cannot_run_and_links_elsewhere_open_no_way_back(client, author):
    posting = a_posting(lead=author, need=HOSTILE, attempt=HOSTILE, wanted=HOSTILE)

    page = client.get(reverse("billboard:posting", args=[posting.pk])).text

    live = ["<script>alert", "<img src=x", "<svg/onload", 'href="javascript', 'href="data', "<img"]
    assert [words for words in [*live, 'href="vbscript', '"onmouseover'] if words in page] == []
    assert 'rel="nofollow noopener noreferrer"' in page


def test_a_title_of_four_letters_is_too_short_to_post_and_fine_for_a_draft(client, author):
    refused = client.post(reverse("billboard:post"), {"title": "Labs"})
    client.post(reverse("billboard:post"), {"draft": "yes", "title": "Labs"})

    assert "title of 5 characters or more" in refused.text
    assert Posting.objects.get().title == "Labs"


def test_a_school_is_needed_before_a_draft_saves_itself(client, year):
    nobodys = of_no_school(a_teacher())
    client.force_login(nobodys)

    answer = client.post(reverse("billboard:save"), {"title": "Lab reports"}, headers=HTMX)
    client.post(
        reverse("billboard:save"),
        {"title": "Lab reports", "school": a_school("Alcott Elementary").pk},
        headers=HTMX,
    )

    assert "Choose the school it is for." in answer.text
    assert Posting.objects.get().school.name == "Alcott Elementary"
