"""What people type on the billboard, as clean values."""

from billboard.forms.joining import AnswerForm, InterestForm, QuestionForm
from billboard.forms.writing import PostingForm

__all__ = ["AnswerForm", "InterestForm", "PostingForm", "QuestionForm"]
