"""Letters in the ledger, without the process that wrote them."""

from itertools import count

from letters.models import Letter
from tests.builders import a_teacher

_number = count(1)


def a_letter(to=None, **facts):
    number = next(_number)
    facts = {
        "kind": "question_answered",
        "key": str(number),
        "subject": "Daniel Brandt answered your question",
        "text": "There is room for a fourth-grade class.\n",
        "html": "<p>There is room for a fourth-grade class.</p>",
        "message_id": f"<letter.{number}@plt.millbrook.example>",
    } | facts
    return Letter.objects.create(person=to or a_teacher(), **facts)


def a_digest(to=None):
    return a_letter(to, kind="digest", list_unsubscribe="https://plt.millbrook.example/stop/")
