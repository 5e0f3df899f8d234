from typing import Any

from django import forms

from teams.forms.fields import words
from teams.models import Remark


class ExceptionForm(forms.Form):
    """Why a team is smaller or larger than four to seven."""

    reason = words("Why is the team smaller or larger?", "Say why the team is smaller or larger.")
    reason.help_text = "The assistant superintendent reads this and decides."


class AskFirstForm(forms.Form):
    """What a team wants to know from its principals before it submits."""

    question = words("Your question", "")


class AnswerForm(forms.Form):
    """What the principal says to it."""

    answer = words("Your answer", "Write an answer first.")


class ReplyForm(forms.Form):
    """What the team says to one reason; a page shows several of them."""

    reply = words("Your reply", "Write a reply first.")

    def __init__(self, typed: Any = None, *, remark: Remark) -> None:
        super().__init__(typed, initial={"reply": remark.reply}, auto_id=f"remark-{remark.pk}-%s")
        self.remark = remark
