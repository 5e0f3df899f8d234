from billboard.models.crossings import Crossing
from billboard.models.digests import DigestIssue, DigestLine
from billboard.models.hidings import Hiding
from billboard.models.passes import LatePass
from billboard.models.postings import Interest, Posting
from billboard.models.questions import Question

__all__ = [
    "Crossing",
    "DigestIssue",
    "DigestLine",
    "Hiding",
    "Interest",
    "LatePass",
    "Posting",
    "Question",
]
