"""What people type on the billboard, as clean values."""

from billboard.forms.digest import IssueForm, ReaderForm, SeptemberForm
from billboard.forms.joining import AnswerForm, InterestForm, QuestionForm
from billboard.forms.window import AppealForm, HideForm, LatePassForm
from billboard.forms.writing import PostingForm

__all__ = [
    "AnswerForm",
    "AppealForm",
    "HideForm",
    "InterestForm",
    "IssueForm",
    "LatePassForm",
    "PostingForm",
    "QuestionForm",
    "ReaderForm",
    "SeptemberForm",
]
