from billboard.models.crossings import Crossing
from billboard.models.digests import DigestIssue, DigestItem, DigestLine
from billboard.models.hidings import Hiding
from billboard.models.passes import LatePass
from billboard.models.postings import Interest, Posting
from billboard.models.questions import Question

__all__ = [
    "Crossing",
    "DigestIssue",
    "DigestItem",
    "DigestLine",
    "Hiding",
    "Interest",
    "LatePass",
    "Posting",
    "Question",
]
