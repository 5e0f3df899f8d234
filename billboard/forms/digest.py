from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from billboard import plan
from billboard.contents import News, Taste
from billboard.models import DigestIssue
from district.models import Grade, School, SchoolYear, Subject
from kit import clock
from kit.forms import WindowForm, Words, day_input
from kit.layout import Piece, actions, button, laid, link, looking, tick, wide
from kit.templatetags.kit import day, day_and_time
from people.models import Person

A_DAY = "Enter a day such as 2026-09-22."
A_TIME = "Enter a time such as 06:30."


class IssueForm(WindowForm):
    """Two lines on top of an issue, and when it leaves."""

    note = Words(
        label="Your two lines on top",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Everybody reads them above the postings, with your name.",
    )
    day = forms.DateField(
        label="Leaves on",
        widget=day_input(),
        error_messages={"required": A_DAY, "invalid": A_DAY},
    )
    time = forms.TimeField(
        label="At",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "plt-w-date"}),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )

    def __init__(self, data=None, *, issue: DigestIssue):
        self.issue = issue
        stands = {"note": issue.note} | self._fields_of("send_at", issue.send_at)
        super().__init__(data, initial=stands)
        self.show_as_it_stands()

    def _fields_of(self, name, answer):
        if name != "send_at":
            return {name: answer}
        local = timezone.localtime(answer)
        return {"day": local.date(), "time": local.time()}

    def answers(self):
        """A time that this window left alone is the one that stands, whoever has moved it since."""
        told = super().answers()
        return told if self.has_new("send_at") else told | {"send_at": self.issue.send_at}

    def _typed(self):
        return {n: self.cleaned_data[n] for n in ("note", "send_at") if n in self.cleaned_data}

    def _shown(self):
        return {"note": self.issue.note, "send_at": self.issue.send_at}

    @property
    def helper(self):
        when = Div("day", "time", css_class="d-flex flex-wrap column-gap-4")
        door = reverse("billboard:digest-issue", args=[self.issue.period])
        return laid("window", "seen", "note", when, actions(button("Save")), door=door)

    def clean(self):
        """Once day and time are known: a moment to come, in the year, and apart from others."""
        if {"day", "time"} <= self.cleaned_data.keys():
            when = self.cleaned_data["time"]
            send_at = clock.at(self.cleaned_data["day"], when.hour, when.minute)
            self.cleaned_data["send_at"] = send_at
            is_new = send_at != self.issue.send_at and self.has_new("send_at")
            if is_new and (why := self._why_not(send_at)):
                self.add_error("day", why)
        return self.cleaned_data

    def _why_not(self, send_at):
        if send_at <= clock.now():
            return "Choose a time that is still to come, or send it now."
        if self.cleaned_data["day"] > self.issue.year.last_day:
            return (
                f"The school year ends on {day(self.issue.year.last_day)}. Choose an earlier day."
            )
        if near := plan.too_near(self.issue, send_at):
            return f"Another issue leaves {day_and_time(near)} Leave 20 hours between the two."
        return ""


class SeptemberForm(forms.Form):
    """Whether September's issues go to everybody."""

    FOLLOWS = "Their profile and the letter say so, and their own choice counts from October on."

    for_all = forms.BooleanField(label="September’s issues go to everybody", required=False)

    def __init__(self, year: SchoolYear):
        super().__init__(initial={"for_all": year.september_for_all})

    @property
    def helper(self):
        follows = Piece(format_html('<p class="plt-soft">{}</p>', self.FOLLOWS))
        pieces = [Div(tick("for_all"), css_class="mb-2"), follows, button("Save", "secondary")]
        return laid(*pieces, door=reverse("billboard:digest-september"))


class ReaderForm(forms.Form):
    """A colleague through whose eyes one reads an issue before it leaves."""

    school = forms.ModelChoiceField(
        School.objects.filter(closed_on=None),
        label="School",
        required=False,
        empty_label="None of their own",
    )
    grade = forms.TypedChoiceField(
        choices=[("", "None"), *Grade.choices],
        coerce=int,
        empty_value=None,
        required=False,
        label="Grade",
    )
    subject = forms.ModelChoiceField(
        Subject.objects.all(),
        label="Subject",
        required=False,
        empty_label="None",
    )
    mine = forms.BooleanField(label="Chose only what fits", required=False)

    def __init__(self, data=None, *, issue: DigestIssue, reader: Person):
        self.issue, self.reader = issue, reader
        mine = reader.mail_choice == Person.MailChoice.MINE
        own = {"school": reader.school_id, "subject": reader.subjects.first(), "mine": mine}
        super().__init__(data, initial=own | {"grade": next(iter(reader.grades), None)})

    @property
    def helper(self):
        pieces = [wide("school"), "grade", wide("subject"), "mine", button("Show", "secondary")]
        if self.is_bound:
            own = reverse("billboard:digest-preview", args=[self.issue.period])
            pieces.append(link("As it arrives for you", own))
        return looking(*pieces, aria_label="Read it as a colleague")

    def taste(self, news: News) -> Taste:
        """What fits this colleague; until one is described, the reader's own."""
        if not self.is_valid():
            return news.taste_of(self.reader)
        told = self.cleaned_data
        return Taste(
            schools=frozenset([told["school"].pk] if told["school"] else []),
            grades=frozenset([told["grade"]] if told["grade"] is not None else []),
            subjects=frozenset([told["subject"].pk] if told["subject"] else []),
            only_what_fits=told["mine"] and not news.for_all,
        )
