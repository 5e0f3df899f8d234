"""From the wish for a PDF to the file: made once, by a worker, for whoever may read it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from blueprint import printing
from blueprint.models import Printout
from blueprint.printing import ask
from blueprint.tasks import forget_printouts, print_due, print_out
from kit import clock
from kit.making import MOST_ATTEMPTS
from tests.builders import a_blueprint, a_team, facilitator_of

pytestmark = pytest.mark.django_db
PLANTED = "Our weak spot is the marmalade lighthouse."


@pytest.fixture
def team(client):
    team = a_team(name="Đặng’s Łucja", members=4)
    client.force_login(facilitator_of(team))
    return team


def member_of(team):
    return team.memberships.exclude(person=facilitator_of(team)).first().person


def paper(team, *more):
    return reverse(f"blueprint:{more[0] if more else 'paper'}", args=[team.pk, *more[1:]])


def test_a_wish_is_noted_made_by_the_worker_and_downloaded(client, team, on_commit):
    a_blueprint(team, ideal="We watch each other.")

    page = client.post(paper(team), {"is_empty": ""}, follow=True)
    printout = Printout.objects.get()
    waiting = client.get(paper(team, "pdf", printout.pk))
    print_out(printout.pk)
    state = client.get(paper(team, "printout", printout.pk), headers={"HX-Request": "true"})
    file = client.get(paper(team, "pdf", printout.pk))

    assert page.redirect_chain == [(paper(team, "printout", printout.pk), 302)]
    assert "Your PDF is being made." in page.text
    assert 'hx-trigger="every 2s"' in page.text
    assert ">Look again</a>" in page.text
    assert waiting.status_code == 404
    assert "Your PDF is ready." in state.text
    assert "4 pages" in state.text
    assert "hx-trigger" not in state.text
    assert file.content.startswith(b"%PDF-")
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'attachment; filename="blueprint-dangs-lucja.pdf"'
    assert file["Cache-Control"] == "private, no-store"


def test_whoever_prints_hears_which_words_left_a_gap(client, team):
    a_blueprint(team, ideal="We drew 𓀀.", site="Все и 😀.")
    printout = ask(team, by=facilitator_of(team))
    print_out(printout.pk)

    page = client.get(paper(team, "printout", printout.pk)).text

    assert "our paper cannot print: 𓀀. It" in page


def test_a_second_click_makes_no_second_pdf_and_new_words_do(team):
    me = facilitator_of(team)
    first = ask(team, by=me)

    assert ask(team, by=me) == first
    assert ask(team, by=me, is_empty=True) != first
    a_blueprint(team, ideal="A new thought.")
    assert ask(team, by=me) != first


def test_a_second_bell_finds_nothing_to_do(team):
    printout = ask(team, by=facilitator_of(team))

    print_out(printout.pk)
    print_out(printout.pk)
    print_due()

    printout.refresh_from_db()
    assert (printout.pdf_state, printout.attempts) == ("ready", 1)


def test_a_worker_that_dies_midway_leaves_it_due_and_the_sweep_makes_it(team, monkeypatch):
    printout = ask(team, by=facilitator_of(team))

    def dies(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        saves = iter([Printout.save])  # the attempt is entered, the PDF is not
        crash.setattr(Printout, "save", lambda *a, **k: next(saves, dies)(*a, **k))
        with pytest.raises(KeyboardInterrupt):
            print_out(printout.pk)
    printout.refresh_from_db()
    assert (printout.pdf_state, printout.attempts, printout.pdf) == ("due", 1, None)

    print_due()

    printout.refresh_from_db()
    assert (printout.pdf_state, printout.attempts) == ("ready", 2)


def test_after_five_attempts_the_page_says_so_and_one_can_ask_again(client, team, monkeypatch):
    printout = ask(team, by=facilitator_of(team))
    Printout.objects.update(attempts=MOST_ATTEMPTS)

    print_due()

    page = client.get(paper(team, "printout", printout.pk), follow=True)
    assert "The PDF could not be made." in page.text
    assert ask(team, by=facilitator_of(team)) != printout


def test_what_goes_wrong_is_logged_without_a_word_of_the_team(team, caplog, monkeypatch):
    printout = ask(team, by=facilitator_of(team))
    saves = iter([Printout.save])

    def fails(*args, **kwargs):
        raise ValueError(PLANTED)

    monkeypatch.setattr(Printout, "save", lambda *a, **k: next(saves, fails)(*a, **k))
    print_out(printout.pk)

    assert f"The PDF of Printout {printout.pk} could not be made: ValueError" in caplog.text
    assert "marmalade" not in caplog.text


def test_only_the_facilitator_asks_for_a_copy_for_each(client, team):
    with pytest.raises(PermissionDenied):
        ask(team, by=member_of(team), for_each=True)
    client.force_login(member_of(team))

    page = client.post(paper(team), {"for_each": "on"})

    assert "One copy for each member" not in client.get(paper(team)).text
    assert not Printout.objects.get().for_each
    assert page.status_code == 302


def test_copies_for_everybody_hold_nobodys_own_words(client, team):
    page = client.post(paper(team), {"for_each": "on", "with_own": "on"})

    assert page.status_code == 422
    assert "Copies for everybody hold nobody&#x27;s own words." in page.text
    assert not Printout.objects.exists()


def test_a_day_that_is_none_brings_the_page_back(client, team):
    page = client.post(paper(team), {"session_on": "soon", "with_sensitive": "on"})

    assert page.status_code == 422
    assert "Enter a day such as 10/14/2026." in page.text


def test_more_pages_than_a_worker_can_make_are_not_begun(client, team, monkeypatch):
    a_blueprint(team, ideal="x" * 1_000)
    monkeypatch.setattr(printing, "MOST_CHARACTERS", 3_999)

    page = client.post(paper(team), {"for_each": "on", "session_on": "2026-09-29"})

    assert page.status_code == 422
    assert "That would be some" in page.text
    assert 'value="2026-09-29"' in page.text
    assert not Printout.objects.exists()
    for fewer in ({"is_empty": ""}, {"for_each": "on", "is_empty": "yes"}):
        assert client.post(paper(team), fewer).status_code == 302


@pytest.mark.parametrize(("with_own", "status"), [(False, 200), (True, 404)])
def test_a_colleague_gets_the_file_unless_it_holds_somebodys_own_words(
    client, team, with_own, status
):
    printout = ask(team, by=facilitator_of(team), with_own=with_own)
    Printout.objects.update(pdf=b"%PDF-", pdf_state="ready", pdf_pages=1)
    client.force_login(member_of(team))

    for door in ("pdf", "printout"):
        assert client.get(paper(team, door, printout.pk)).status_code == status


def test_neither_another_team_nor_another_address_opens_it(client, team):
    printout = ask(team, by=facilitator_of(team))
    Printout.objects.update(pdf=b"%PDF-", pdf_state="ready", pdf_pages=1)
    other = a_team()
    client.force_login(facilitator_of(other))

    for its_team in (team, other):
        assert client.get(paper(its_team, "pdf", printout.pk)).status_code == 404


def test_who_left_the_team_gets_nothing_more(client, team):
    me = facilitator_of(team)
    printout = ask(team, by=me)
    Printout.objects.update(pdf=b"%PDF-", pdf_state="ready", pdf_pages=1)

    team.memberships.filter(person=me).update(ended_on=clock.today())

    assert client.get(paper(team, "pdf", printout.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        ask(team, by=me)


def test_after_a_day_it_is_gone(client, team):
    old, new = (ask(team, by=facilitator_of(team), is_empty=kind) for kind in (True, False))
    Printout.objects.filter(pk=old.pk).update(
        asked_at=clock.now() - timedelta(days=1), pdf=b"%PDF-", pdf_state="ready", pdf_pages=1
    )

    gone = client.get(paper(team, "pdf", old.pk)).status_code
    forget_printouts()

    assert gone == 404
    assert [each.pk for each in Printout.objects.all()] == [new.pk]
