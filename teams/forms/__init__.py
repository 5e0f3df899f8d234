"""What people type about teams and rosters, as clean values: one file for each process."""

from teams.forms.changing import EndForm, HandOverForm
from teams.forms.deciding import DecisionForm, QueueForm, as_opened
from teams.forms.forming import AskForm, ChangeForm, FoundForm, JoinForm, LeadForm, TakeOffForm
from teams.forms.standing import AskOfficeForm, DeclineForm, StandingForm
from teams.forms.submitting import AnswerForm, AskFirstForm, ExceptionForm, ReplyForm

__all__ = [
    "AnswerForm",
    "AskFirstForm",
    "AskForm",
    "AskOfficeForm",
    "ChangeForm",
    "DecisionForm",
    "DeclineForm",
    "EndForm",
    "ExceptionForm",
    "FoundForm",
    "HandOverForm",
    "JoinForm",
    "LeadForm",
    "QueueForm",
    "ReplyForm",
    "StandingForm",
    "TakeOffForm",
    "as_opened",
]
