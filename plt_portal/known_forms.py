"""How the district calls what is sent through a door, and the forms that stand on its page.

Whatever arrives late is shown to its writer under these words and with the labels of these forms.
"""

from typing import Any

from billboard.forms import (
    AnswerForm,
    AppealForm,
    HideForm,
    InterestForm,
    IssueForm,
    LatePassForm,
    PostingForm,
    QuestionForm,
)
from blueprint.forms import AnswerForm as PartForm
from goals.forms import CountForm, GoalForm, NewStepForm, StepForm
from people.forms import ProfileForm, StrengthsForm
from powers.forms import DelegateForm
from reports.forms import NoteForm, ReportForm
from teams import forms as teams

KNOWN: dict[str, tuple[Any, ...]] = {
    "billboard:post": ("Your posting", PostingForm),
    "billboard:edit": ("Your posting", PostingForm),
    "billboard:interest": ("Your interest in a posting", InterestForm),
    "billboard:ask": ("Your question about a posting", QuestionForm),
    "billboard:answer": ("Your answer to a question", AnswerForm),
    "billboard:hide": ("Why a posting is hidden", HideForm),
    "billboard:appeal": ("Your answer about a hidden posting", AppealForm),
    "billboard:window": ("A late pass", LatePassForm),
    "billboard:digest-issue": ("An issue of the digest", IssueForm),
    "blueprint:write": ("Your words in the Blueprint", PartForm),
    "goals:goal": ("Your team’s goal", GoalForm),
    "goals:measure": ("A count for your goal", CountForm),
    "goals:add-step": ("A new step of the work plan", NewStepForm),
    "goals:edit-step": ("A step of the work plan", StepForm),
    "hand-over": ("Handing over your team", teams.HandOverForm),
    "people:profile": ("Your profile", ProfileForm, StrengthsForm),
    "powers:delegates": ("Who decides in your place", DelegateForm),
    "reports:write": ("Your team’s report", ReportForm),
    "reports:move-report": ("A step of a report", NoteForm),
    "teams:found": ("Your new team", teams.FoundForm),
    "teams:change": ("What your team says about itself", teams.ChangeForm),
    "teams:ask": ("Asking somebody to join", teams.AskForm),
    "teams:take-off": ("Taking somebody off the team", teams.TakeOffForm),
    "teams:end": ("Ending somebody’s place", teams.EndForm),
    "teams:ask-exception": ("Asking for an exception", teams.ExceptionForm),
    "teams:ask-first": ("A question before you submit", teams.AskFirstForm),
    "teams:consultation": ("Your answer to a team", teams.AnswerForm),
    "teams:reply": ("Your reply on the roster", teams.ReplyForm),
    "teams:standing": ("How a team stands", teams.StandingForm),
    "teams:ask-office": ("What your team asks of the office", teams.AskOfficeForm),
    "teams:decline-request": ("Saying no to a request", teams.DeclineForm),
    "teams:move-roster": ("A step of a roster", teams.DecisionForm),
}

# What a window saves by itself is sent again through the page it stands on, and what that needs.
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "billboard:save": ("billboard:post", {"draft": "yes"}),
    "blueprint:save": ("blueprint:write", {}),
    "goals:save": ("goals:goal", {}),
    "goals:save-step": ("goals:edit-step", {}),
    "reports:save": ("reports:write", {}),
}
