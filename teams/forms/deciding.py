from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.core import signing
from django.urls import reverse

from district.models import School
from kit.forms import OneOfMany, Words
from kit.layout import Folded, button, hidden, laid, narrowing, tick, wide
from kit.prepared import prepared
from teams.forms.fields import words
from teams.models import Remark
from teams.versions import facts_of

OPENED = "a roster as it was opened"


class DecisionForm(forms.Form):
    """One note for whichever decision is pressed, a reason for each item that is sent back, and
    the seal of what was on the page."""

    all_optional = True  # the help says when the note is needed
    note = Words(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Note",
        help_text="To send it back, write what should change, or select items below.",
    )
    seal = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, roster, verb="", **kwargs):
        super().__init__(*args, **kwargs)
        self.roster, self.verb = roster, verb
        self.about = _about(roster)
        for key, (label, _) in self.about.items():
            self.fields[f"about-{key}"] = forms.BooleanField(required=False, label=label)
            self.fields[f"why-{key}"] = words(f"What should change: {label}", "")

    def offer(self, steps, *, then_the_next):
        """The steps that this reader can take; whoever decides goes on to the next roster."""
        self.steps, self.onward = steps, " and open the next" if then_the_next else ""

    @property
    def helper(self):
        """To be decided; or to be opened once more, where a swap holds already."""
        marks = ["seal", "opened", "note"]
        if "return" not in self.steps:
            again = button(self.steps["reopen"].deed.button, "secondary", classes="w-100")
            return laid(*marks, again, door=self._door("reopen"))
        back = button(self.steps["return"].deed.button, "secondary", classes="w-100 mt-3")
        pieces = [*marks, *self._yes(), self._items(), back]
        return laid(*pieces, door=self._door("return"))

    def _yes(self):
        looks = iter([("primary", "w-100"), ("secondary", "w-100 mt-3")])
        for verb in ("approve", "endorse"):
            if step := self.steps.get(verb):
                words, (look, classes) = f"{step.deed.button}{self.onward}", next(looks)
                yield button(words, look, classes=classes, formaction=self._door(verb))

    def _items(self):
        """Each item with its tick and its reason."""
        items = Fieldset("Select what should change", *map(self._item, self.about))
        summary = "Say what should change, item by item"
        return Folded(summary, items, is_open=self.is_bound, classes="plt-details mt-3")

    def _item(self, key):
        reason = Div(f"why-{key}", css_class="plt-item-reason")
        wrong = " has-error" if self[f"why-{key}"].errors else ""
        return Div(tick(f"about-{key}"), reason, css_class=f"plt-item{wrong}")

    def _door(self, verb):
        return reverse("teams:move-roster", args=[self.roster.pk, verb])

    def clean(self):
        super().clean()
        if self.errors:
            return
        if self.verb == "reopen" and not self.cleaned_data["note"]:
            self.add_error("note", "Say what should change, so that the team can act on it.")
        if self.verb != "return":
            self._nothing_is_sent_back()
            return
        for key in self.about:
            if self.cleaned_data[f"about-{key}"] and not self.cleaned_data[f"why-{key}"]:
                self.add_error(f"why-{key}", "Say what should change here, or clear the box.")
        if not (self.errors or self.remarks or self.cleaned_data["note"]):
            self.add_error("note", "Say what should change, so that the team can act on it.")

    @property
    def on_the_page(self):
        """The facts that the sending page had shown; None when it does not say."""
        try:
            return signing.loads(self.data.get("opened", ""), salt=OPENED)
        except signing.BadSignature:
            return None

    def _nothing_is_sent_back(self):
        """Reasons for sending back, with another button pressed: ask which of the two is meant."""
        if self.remarks or any(self.cleaned_data[f"about-{key}"] for key in self.about):
            self.add_error(None, "You selected items to send back. Send it back, or clear them.")

    @property
    def remarks(self):
        """The reasons, item by item."""
        written = [(self.cleaned_data[f"why-{key}"], item) for key, (_, item) in self.about.items()]
        return [Remark(reason=reason, **item) for reason, item in written if reason]


def as_opened(roster):
    """The hidden marks of a page: the seal of what it shows, and the facts themselves."""
    return {
        "seal": roster.seal,
        "opened": signing.dumps(facts_of(roster), salt=OPENED, compress=True),
    }


def _about(roster):
    """What can be sent back: words for the page, and what a remark then names."""
    people = [line.person for line in roster.lines.all()]
    members = {f"member-{p.pk}": (p.name, {"item": "member", "person": p}) for p in people}
    return {**_items("size", "facilitator"), **members, **_items("goal", "focus")}


def _items(*names):
    return {name: (Remark.Item(name).label, {"item": name}) for name in names}


@prepared
def _schools():
    return School.objects.filter(closed_on=None).values_list("pk", "name")


class QueueForm(forms.Form):
    """What of the queue is shown."""

    LOOK, PASS = "look", "pass"

    q = forms.CharField(
        label="Team, person or school",
        required=False,
        max_length=80,
        widget=forms.TextInput({"type": "search"}),
    )
    school = forms.TypedChoiceField(
        label="School", required=False, coerce=int, empty_value=None, widget=OneOfMany
    )
    checks = forms.ChoiceField(
        label="Checks",
        required=False,
        choices=[("", "Any"), (LOOK, "Something to look at"), (PASS, "All pass")],
    )

    def __init__(self, typed, *, tab):
        super().__init__(typed)
        self.tab = tab
        schools: Any = self.fields["school"]
        schools.choices = [("", "All schools"), *_schools()]

    @property
    def helper(self):
        asked = ["school", "checks"] if self.tab == "waiting" else ["school"]
        pieces = [hidden("tab", self.tab), wide("q"), *asked, button("Show", "secondary")]
        return narrowing(*pieces, door=reverse("teams:approvals"), label="Find a roster")

    @property
    def wanted(self):
        """The filters that make sense; anything else counts as not asked."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}
