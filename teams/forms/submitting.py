from typing import Any

from django import forms
from django.urls import reverse

from kit.forms import WindowForm
from kit.layout import button, hidden, laid
from teams.forms.fields import words
from teams.models import Consultation, Remark, Roster, Team


class ExceptionForm(forms.Form):
    """Why a team is smaller or larger than four to seven."""

    reason = words("Why is the team smaller or larger?", "Say why the team is smaller or larger.")
    reason.help_text = "The assistant superintendent reads this and decides."

    def __init__(self, typed: Any = None, *, roster: Roster) -> None:
        self.roster, self.has_asked = roster, hasattr(roster, "exception")
        asked = {"reason": roster.exception.reason} if self.has_asked else {}
        super().__init__(typed, initial=asked)

    @property
    def helper(self) -> Any:
        words = "Change the reason" if self.has_asked else "Ask for an exception"
        door = reverse("teams:ask-exception", args=[self.roster.team_id])
        return laid(*self.fields, button(words, "secondary"), door=door)


class AskFirstForm(forms.Form):
    """What a team wants to know from its principals before it submits."""

    question = words("Your question", "")

    def __init__(self, typed: Any = None, *, team: Team) -> None:
        super().__init__(typed)
        self.team = team

    @property
    def helper(self) -> Any:
        door = reverse("teams:ask-first", args=[self.team.pk])
        return laid(*self.fields, button("Send this question", "secondary"), door=door)


class AnswerForm(forms.Form):
    """What the principal says to it."""

    answer = words("Your answer", "Write an answer first.")

    def __init__(self, typed: Any = None, *, asked: Consultation) -> None:
        super().__init__(typed)
        self.asked = asked

    @property
    def helper(self) -> Any:
        seal = hidden("seal", self.asked.roster.seal)
        return laid(seal, *self.fields, button("Answer the team"))


class ReplyForm(WindowForm):
    """What the team says to one reason; a page shows several of them."""

    reply = words("Your reply", "Write a reply first.")

    def __init__(self, typed: Any = None, *, remark: Remark) -> None:
        super().__init__(typed, initial={"reply": remark.reply}, auto_id=f"remark-{remark.pk}-%s")
        self.remark = remark
        self.show_as_it_stands()

    @property
    def helper(self) -> Any:
        words = "Change the reply" if self.remark.reply else "Keep the reply"
        door = reverse("teams:reply", args=[self.remark.pk])
        return laid(*self.fields, button(words, "secondary"), door=door)
