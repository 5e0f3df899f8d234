"""One team's year, from a posting in September to a PDF in the archive in June.

Everything is real: PostgreSQL, Valkey, web server, Celery worker, beat, an SMTP conversation, and a
browser for each person. Only the clock is moved, for all of them at once.
"""

import hashlib

import pytest

from people.models import Person
from reports.models import ReportVersion
from tests import builders as b
from tests.journeys.desk import Desk

pytestmark = pytest.mark.browser
TITLE = "Getting every fourth grader to explain their thinking"
NAMES = ["Daniel Brandt", "Renee Okafor", "Tomás Herrera", "Siobhán O'Brien-Nguyễn"]


@pytest.fixture
def desk(stack, browser, everywhere):
    """Alcott Elementary and the district office, each person at a desk of their own."""
    stack.travel_to(b.moment("2026-09-14 15:30"))
    b.the_year()
    alcott = b.a_school("Alcott Elementary")
    b.a_subject("Mathematics")
    b.a_district_goal("Every student reasons and communicates in mathematics")
    b.a_course(capacity=12)
    people = [b.a_teacher(name, school=alcott, role="Grade 4") for name in NAMES]
    people += [b.a_principal(alcott, "Miriam Osei"), b.an_assistant_superintendent("Ruth Abramson")]
    tried = None if everywhere else set()
    return {person.given_name: Desk(stack, browser, person, tried) for person in people}


@pytest.mark.timeout(420)
@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.long)])
def test_a_posting_becomes_a_team_and_the_team_a_report(stack, desk, everywhere):
    an_idea_is_posted_and_found(desk)
    the_digest_reaches_everybody(stack, desk)
    a_team_is_founded_and_everybody_confirms(stack, desk)
    its_roster_is_endorsed_and_approved(stack, desk)
    blueprint_goal_and_plan_are_written(stack, desk)
    the_new_facilitator_enrolls(stack, desk)
    the_report_is_written_and_published(stack, desk)
    everybody_reads_it_in_the_archive(stack, desk)


def an_idea_is_posted_and_found(desk):
    daniel, renee = desk["Daniel"], desk["Renee"]
    daniel.open("/").follow("Billboard").follow("Post your idea")
    daniel.type(title=TITLE, need="Our students get answers but cannot say why.", places=5)
    daniel.choose("Student work", "Mathematics", "4")
    daniel.type(org_goals=True)
    daniel.press("Post to the billboard").sees(TITLE, "Who is interested")

    renee.open("/billboard/?grades=35&q=explane").sees(TITLE)
    renee.follow(TITLE).type(note="I teach grade 4 next door.").press("I’m interested")
    renee.sees("You are interested")
    daniel.open("/billboard/").follow(TITLE).sees("I teach grade 4 next door.")


def the_digest_reaches_everybody(stack, desk):
    """Nobody rings for it: beat ticks once a minute, and on Tuesday at 6:30 it is due."""
    stack.travel_to(b.moment("2026-09-15 06:31"))

    for each in desk.values():
        letter = stack.letter_to(each.person.email, about="new team", seconds=100)
        assert TITLE in letter.text
        assert TITLE in letter.html
        assert letter.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def a_team_is_founded_and_everybody_confirms(stack, desk):
    stack.travel_to(b.moment("2026-09-24 13:00"))
    daniel = desk["Daniel"]
    daniel.open("/billboard/").follow(TITLE).follow("Found the team")
    daniel.type(name="Talking Math", focus="Every fourth grader explains a solution.")
    daniel.press("Found the team").sees("Talking Math")
    team = _team_path(daniel)

    for name in ["Renee", "Tomás", "Siobhán"]:
        colleague = desk[name]
        daniel.open(f"{team}members/?q={colleague.person.family_name}")
        daniel.press(f"Ask {colleague.person.name} to join")
        stack.letter_to(colleague.person.email, about="Talking Math")
        colleague.open("/").follow("will you join Talking Math?").press("Yes, I am in")
        colleague.sees("You are on Talking Math")


def its_roster_is_endorsed_and_approved(stack, desk):
    daniel, miriam, ruth = desk["Daniel"], desk["Miriam"], desk["Ruth"]
    daniel.open("/my-team/").follow("Check the roster").press("Submit the roster")
    daniel.sees("Waiting for Miriam Osei")

    stack.letter_to(miriam.person.email, about="Talking Math")
    miriam.open("/").follow("Decide on 1 roster").follow("Talking Math")
    miriam.type(note="A good team.").press("Endorse")

    ruth.open("/").follow("Decide on 1 roster").follow("Talking Math").sees("A good team.")
    ruth.press("Approve")
    for name in ["Daniel", "Renee", "Tomás", "Siobhán"]:
        stack.letter_to(desk[name].person.email, about="pproved")
    desk["Siobhán"].open("/my-team/").sees("Approved Sep 24")


def blueprint_goal_and_plan_are_written(stack, desk):
    stack.travel_to(b.moment("2026-10-05 15:30"))
    renee, daniel = desk["Renee"], desk["Daniel"]
    renee.open("/my-team/").follow("Blueprint").follow("Write part 1")
    renee.type(text="We watch each other teach, twice before winter.").press("Save part 1")
    desk["Tomás"].open("/my-team/").follow("Blueprint").sees("We watch each other teach")

    daniel.open("/my-team/").follow("Write the goal")
    daniel.type(baseline=42, group="grade 4 students", doing="explain a solution in writing")
    daniel.type(target=70, due_month="May 2027", source="Written reasoning rubric")
    daniel.type(group_size=98).press("Save the goal").sees("28 points to gain")
    daniel.press("Share the goal").sees("Since October 5")
    daniel.follow("Work plan").follow("Add a step")
    daniel.type(action="Observe each other’s number talks", timeline="December 2026")
    daniel.press("Save the step").sees("Observe each other’s number talks")
    desk["Miriam"].open(_team_path(daniel.open("/my-team/"))).sees("explain a solution in writing")


def the_new_facilitator_enrolls(stack, desk):
    """Beat invites facilitators every five minutes; here its ticks are not waited for."""
    daniel = desk["Daniel"]
    stack.tick()
    stack.letter_to(daniel.person.email, about="raining")

    daniel.open("/").follow("Enroll in the training course").press("Enroll in all six")
    daniel.sees("You are enrolled")


def the_report_is_written_and_published(stack, desk):
    stack.travel_to(b.moment("2027-06-01 15:30"))
    daniel, ruth = desk["Daniel"], desk["Ruth"]
    daniel.open("/my-team/").follow("Report").press("Begin the report")
    daniel.sees("at least 70%")  # already filled from the goal
    daniel.type(summary="Short talks made reasoning visible.", need="They could not say why.")
    daniel.type(tried="Number talks, three a week.", results="71 of 98 scored 3 or higher.")
    daniel.type(result=72, recommend_1="Start in the first week.").choose("Reached")
    daniel.press("Save and check").sees("Everything is there.").press("Submit the report")

    stack.letter_to(ruth.person.email, about="eport")
    ruth.open("/").follow("Read 1 report").follow("Talking Math").sees(
        "Number talks, three a week."
    )
    ruth.press("Accept the report").open("/").follow("Read 1 report").follow("Talking Math")
    ruth.press("Publish it for everybody")


def everybody_reads_it_in_the_archive(stack, desk):
    siobhan = desk["Siobhán"]
    version = stack.until(lambda: ReportVersion.objects.exclude(pdf="").first(), seconds=60)
    siobhan.open("/reports/?q=reasoning").follow("Talking Math").sees("71 of 98")

    with siobhan.page.expect_download() as coming:
        siobhan.page.get_by_role("link", name="PDF").click()

    paper = coming.value.path().read_bytes()
    assert paper.startswith(b"%PDF")
    assert hashlib.sha256(paper).hexdigest() == version.pdf_sha256
    assert Person.objects.count() == len(desk)


def _team_path(desk):
    return "/teams/" + desk.page.url.split("/teams/")[1].split("/")[0] + "/"
