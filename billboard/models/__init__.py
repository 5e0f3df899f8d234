from billboard.models.digests import DigestIssue, DigestLine
from billboard.models.postings import Interest, Posting
from billboard.models.questions import Question

__all__ = ["DigestIssue", "DigestLine", "Interest", "Posting", "Question"]
