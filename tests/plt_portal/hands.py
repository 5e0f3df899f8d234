"""Hands that fill in forms as a page offers them, and others that type what nobody expects."""

from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie

LONG = "The fourth graders explained their thinking. " * 450  # 20,250 characters
ALONE = [  # what a form refuses, or makes something else of
    "   ",
    "before\x00after",
    "\x01\x02\x03\x07\x08\x0b\x0c\x0e\x1b[31m\x7f\x85",
    f"{LONG} {'a' * 20_000}",
]
NEEDED = [1, 3]  # what no column takes, and what is too long for any
ODD = [  # each short enough for the shortest field, and so are those below
    "line\r\nBcc: everybody@millbrook.example\r\n\r\nbody",
    "\u202eesrever\u202c \u2066apart \u200b\u200d\ufeff\u00ad\u2028\u2029 \ufffe\uffff\U0010ffff",
    "🧑🏽‍🏫👩‍👩‍👧‍👦🏳️‍🌈 ²³½ مرحبا שלום Z̸̧̢̛a̷͎͝l̵̡̈́ 𝕿𝖍𝖊 ﷺ ﬀ İı ẞß 李小龍",
]
PLAIN = [
    "<script>alert('naughty')</script> {{ x }}{% debug %}",
    "</textarea></title></style><svg/onload=alert('naughty')>",
    "\"'><img src=x onerror=alert('naughty')> &amp; &#0; \\u0000",
    "[a](javascript:alert('naughty')) ![x](//evil.example/x) # > ```",
    "'; DROP TABLE people_person; -- %s %(name)s %n {0} {0.__class__} \\ `id`",
    "!!! & | ! ( ) <-> :* 'quoted \\m\\M[[:<:]](((((*+?{1,999}",
    "may " * 19,
]
WORDS = [*ALONE, *ODD, *PLAIN]
VALUES = ["x", "\x00", "-1", "32768", "2147483647", "2147483648", "9" * 5000, "٤٢", "0001-01-01"]
MACHINERY = {"csrfmiddlewaretoken", "whose"}
NO_CHOICE = ["--1", "\x00", "9223372036854775808", "9" * 5000]


@dataclass
class Control:
    name: str
    kind: str
    value: str = ""
    chosen: bool = False
    classes: str = ""

    @property
    def room(self):
        """How many characters it takes at least."""
        return 200 if self.kind == "textarea" else 80

    @property
    def is_choice(self):
        return self.kind in {"checkbox", "radio", "option"}

    @property
    def takes_words(self):
        return self.kind in {"text", "search", "textarea"} and "plt-w-" not in self.classes


@dataclass
class Form:
    action: str
    method: str = "get"
    controls: list[Control] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def names(self):
        return sorted({each.name for each in self.controls} - MACHINERY)

    def of(self, name):
        return [each for each in self.controls if each.name == name]

    def sensible(self):
        """What a person who wants to get on would send."""
        return {name: self._answer(self.of(name)) for name in self.names}

    def unchanged(self):
        """What a browser sends when nobody touched anything."""
        return {
            name: sent
            for name in sorted({each.name for each in self.controls})
            if (sent := _untouched(self.of(name)))
        }

    def _answer(self, controls):
        first = controls[0]
        if first.is_choice:
            chosen = [each.value for each in controls if each.chosen]
            offered = [each.value for each in controls if each.value]
            return chosen or offered[:1]
        if first.value:
            return first.value
        return {"date": "2026-09-21", "hidden": "", "email": "nobody@millbrook.example"}.get(
            first.kind, "5" if "num" in first.classes else "Some words"
        )


def _untouched(controls):
    """Ticks that stand, the option that shows, and texts with the line ends that browsers send."""
    if controls[0].is_choice:
        chosen = [each.value for each in controls if each.chosen]
        return chosen or [each.value for each in controls if each.kind == "option"][:1]
    texts = [each.value.replace("\r\n", "\n") for each in controls]
    if controls[0].kind == "textarea":
        return [text.replace("\n", "\r\n") for text in texts]
    return [text.replace("\n", "") for text in texts]


def packed(words, room):
    """The same words in as few texts as fit a field: all of them reach it, in fewer answers."""
    texts = [""]
    for word in words:
        together = f"{texts[-1]} {word}".strip(" ")
        fits = len(together) <= room
        texts = [*texts[:-1], together] if fits or not texts[-1] else [*texts, word]
    return texts


class Page(HTMLParser):
    """The forms of a page, with what stands in them."""

    def __init__(self, html, path):
        super().__init__()
        self.path, self.forms, self.ids = path, [], {}
        self.form = self.select = self.textarea = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.form = Form(given.get("action") or self.path, given.get("method", "get").lower())
            self.forms.append(self.form)
            self.ids[given.get("id", "")] = self.form
        form = self.ids.get(given.get("form", "-"), self.form)
        if form is None:
            return
        self._control(form, tag, given, dict(attributes))

    def _control(self, form, tag, given, bare):
        name, value = given.get("name", ""), given.get("value", "")
        if given.get("formmethod", "post").lower() != "post":
            return
        if tag == "button" or (tag == "input" and given.get("type") == "submit"):
            form.buttons.append((given.get("formaction") or form.action, name, value))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            form.controls.append(Control(self.select, "option", value, "selected" in bare))
        elif tag == "textarea" and name:
            self.textarea = Control(name, "textarea")
            form.controls.append(self.textarea)
        elif tag == "input" and name:
            kind, classes = given.get("type", "text"), given.get("class", "")
            form.controls.append(Control(name, kind, value, "checked" in bare, classes))

    def handle_data(self, data):
        if self.textarea:
            self.textarea.value += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            self.textarea.value = self.textarea.value.removeprefix("\n")
            self.textarea = None


def posts_of(page):
    """Each button of a page as what it would send: where to, the form, and its own word."""
    for form in page.forms:
        if form.method == "post":
            for action, name, value in form.buttons or [(form.action, "", "")]:
                yield action, form, {name: value} if name else {}


def enter(client, person):
    """Sign in, the first time; later this browser comes with the session it had."""
    sessions = client.__dict__.setdefault("sessions", {})
    if person not in sessions:
        client.cookies = SimpleCookie()
        if person:
            client.force_login(person)
        sessions[person] = client.cookies
    client.cookies = deepcopy(sessions[person])


WORDS_TOGETHER = [*ALONE, *packed([*ODD, *PLAIN], 1000)]

# --- What is typed --------------------------------------------------------------------------------


def typed_into(form, is_new, known, turn=None):
    """Words into all fields at once, everything else field by field; then nothing, and all twice.

    Another button of a form that was tried already gets the words, and the rest at once. With a
    `turn`, forms take turns with all that need not be tried on each of them: the words, and the
    values of a class of field that is known.
    """
    sensible = form.sensible()
    words = [name for name in form.names if form.of(name)[0].takes_words]
    rest = [name for name in form.names if name not in words]
    yield from (sensible | texts for texts in _texts(form, words, turn))
    ticks = [name for name in rest if [each.kind for each in form.of(name)] == ["checkbox"]]
    groups = [ticks, *([name] for name in rest if name not in ticks)] if is_new else [rest]
    for names in filter(None, groups):
        values = NO_CHOICE if all(form.of(name)[0].is_choice for name in names) else VALUES
        is_known = not is_new or {class_of(form, name) for name in names} <= known
        values = in_turn(values, turn, 4) if is_known else values
        yield from (sensible | dict.fromkeys(names, value) for value in values)
    twice = {name: [value, value] for name, value in sensible.items() if isinstance(value, str)}
    yield from in_turn([{}, twice, {name: ["1", "\x00"] for name in form.names}], turn, 3)


def class_of(form, name):
    """What reads it: a hidden field is read by its name, the others by their kind."""
    first = form.of(name)[0]
    return name if first.kind == "hidden" else (first.kind, first.classes)


def in_turn(things, turn, turns):
    """Those whose turn it is; without turns, all."""
    return things if turn is None else things[turn % turns :: turns]


def _texts(form, names, turn):
    """All words for every field, as many of them together as it has room for."""
    each = {
        name: [*ALONE, *packed(ODD, room), *packed(PLAIN, room)]
        for name in names
        for room in [form.of(name)[0].room]
    }
    numbers = range(max(map(len, each.values()), default=0))
    if turn is not None:
        others = [number for number in numbers if number not in NEEDED]
        numbers = [*in_turn(NEEDED if others else [], turn, 2), *in_turn(others, turn, 6)]
    for number in numbers:
        yield {name: texts[number % len(texts)] for name, texts in each.items()}
