from billboard.models.digests import DigestIssue, DigestItem, DigestLine
from billboard.models.hidings import Hiding
from billboard.models.interests import Interest
from billboard.models.passes import LatePass
from billboard.models.postings import Posting
from billboard.models.questions import Question
from billboard.models.words import Word

__all__ = [
    "DigestIssue",
    "DigestItem",
    "DigestLine",
    "Hiding",
    "Interest",
    "LatePass",
    "Posting",
    "Question",
    "Word",
]
