"""How a school district's people say grades and subjects, and how all their words are read."""

import re

from django.conf import settings

from kit.reading import Idiom, Reading

_PRE_K = r"pre[-‑–\s]?k(?:indergart\w*)?"
_DASH = r"\s?[-‑–/]\s?"
_FIGURE = rf"(?:{_PRE_K}|k|1[0-2]|[1-9])(?![\w%]|\.\d)"
_NAMED = re.findall(r"\w+", "one two three four five six seven eight nine ten eleven twelve")
_ORDINALS = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
)
_WORD = rf"(?:{'|'.join(_NAMED)})"
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|(?:1[0-2]|[1-9])(?:st|nd|rd|th))"
_AND = rf"(?:,?\s+(?:and|or|to|through)\s+|,\s*|\s*&\s*|{_DASH})"
_GRADES = {word: n for words in (_NAMED, _ORDINALS) for n, word in enumerate(words, 1)}
_GRADES |= {"k": 0, "prek": -1}
_ONE_GRADE = re.compile(rf"prek|k\b|\d+|{'|'.join(_GRADES)}|to|through|[-‑–]")


def grade(number: int) -> str:
    """The term for a grade, however it is said."""
    return f"grade {number}"


def subject(short: str) -> str:
    """The term for a subject that has a short name, whether that or the long one is said."""
    return f"subject {short}"


def _grades(said: str) -> list[str]:
    """«grades 3 to 5», «third and fourth graders», «K–2»: each of the grades."""
    words = re.sub(r"kindergart\w*|\bgrad\w*|\bgr\b", "", re.sub(_PRE_K, "prek", said.lower()))
    found: list[int] = []
    through = False
    for word in _ONE_GRADE.findall(words):
        if word.isalnum() and word not in {"to", "through"}:
            number = _GRADES[word] if word in _GRADES else int(word)
            found += range(found[-1] + 1, number + 1) if through and found else [number]
        through = not word.isalnum() or word in {"to", "through"}
    return [grade(number) for number in dict.fromkeys(found)]


_SUBJECTS = {
    "ela": r"ela|(?:english\s+)?language\s+arts",
    "esl": r"esl|eld|ells?|els|english\s+as\s+a(?:n\s+additional|\s+second)\s+language"
    r"|(?:english|multilingual)\s+(?:language\s+)?learners?",
    "math": r"maths?|mathematics",
    "pe": r"p\.?e|phys\.?\s?ed|physical\s+education|gym\s+class(?:es)?",
    "sel": r"sel|social[-\s]+(?:and\s+)?emotional(?:\s+learning)?|guidance\s+and\s+well-?being",
    "sped": r"sped|special\s+ed(?:ucation)?",
}


def _one_subject(short: str, ways: str) -> Idiom:
    return Idiom(rf"\b(?:{ways})\b", lambda _: [subject(short)])


IDIOMS = [
    Idiom(rf"\bgrades\s+{_FIGURE}(?:{_AND}{_FIGURE})*", _grades),
    Idiom(
        rf"\b(?:grade|gr\.?)[-\s]*(?:{_FIGURE}(?:{_DASH}{_FIGURE})?|(?:{'|'.join(_NAMED)})\b)",
        _grades,
    ),
    Idiom(rf"\b{_ORDINAL}-?(?:{_AND}{_ORDINAL}-?)*[-\s]+grad(?:e|er)s?\b", _grades),
    # «K–2» is asked for as it stands; a text that says it is about all of these grades.
    Idiom(rf"\b(?:{_PRE_K}|k)(?:{_DASH}|\s+(?:to|through)\s+){_FIGURE}", _grades, is_asked=False),
    Idiom(r"\b(?:pre[-‑–\s]?k(?:indergart\w*)?|preschool\w*)\b(?![-‑–]\w)", lambda _: [grade(-1)]),
    Idiom(r"\b(?:k|kindergart(?:en|ener|ner)s?)\b(?![-‑–.’']\w)", lambda _: [grade(0)]),
    *(_one_subject(*each) for each in _SUBJECTS.items()),
    # What the district calls its teams, and what other districts do.
    Idiom(
        rf"\b(?:PL[TC]s?|{re.escape(settings.DISTRICT_WORD)}s?)\b"
        r"|\bprofessional\s+learning\s+(?:teams?|communit\w+)\b",
        lambda _: ["plt"],
    ),
]
READING = Reading(IDIOMS, {"st": "saint"})
