from django import forms
from django.utils import timezone

from billboard import plan
from billboard.contents import News, Taste
from billboard.models import DigestIssue
from district.models import Grade, School, Subject
from kit import clock
from kit.forms import Words, day_input
from kit.templatetags.kit import day, day_and_time
from people.models import Person

A_DAY = "Enter a day such as 2026-09-22."
A_TIME = "Enter a time such as 06:30."


class IssueForm(forms.Form):
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
        local = timezone.localtime(issue.send_at)
        stands = {"note": issue.note, "day": local.date(), "time": local.time()}
        super().__init__(data, initial=stands)

    def clean(self):
        """Once day and time are known: a moment to come, in the year, and apart from others."""
        if {"day", "time"} <= self.cleaned_data.keys():
            when = self.cleaned_data["time"]
            send_at = clock.at(self.cleaned_data["day"], when.hour, when.minute)
            if send_at != self.issue.send_at and (why := self._why_not(send_at)):
                self.add_error("day", why)
            self.cleaned_data["send_at"] = send_at
        return self.cleaned_data

    def _why_not(self, send_at):
        if send_at <= clock.now():
            return "Choose a time that is still to come, or send it now."
        if self.cleaned_data["day"] > self.issue.year.last_day:
            return (
                f"The school year ends on {day(self.issue.year.last_day)}. Choose an earlier day."
            )
        if near := plan.too_near(self.issue, send_at):
            return f"Another issue leaves {day_and_time(near)}. Leave 20 hours between the two."
        return ""


class ReaderForm(forms.Form):
    """A colleague through whose eyes one reads an issue before it leaves."""

    school = forms.ModelChoiceField(
        School.objects.filter(closed_on=None),
        required=False,
        empty_label="None of their own",
        widget=forms.Select({"class": "form-select"}),
    )
    grade = forms.TypedChoiceField(
        choices=[("", "None"), *Grade.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select({"class": "form-select"}),
    )
    subject = forms.ModelChoiceField(
        Subject.objects.all(),
        required=False,
        empty_label="None",
        widget=forms.Select({"class": "form-select"}),
    )
    mine = forms.BooleanField(
        required=False, widget=forms.CheckboxInput({"class": "form-check-input"})
    )

    def __init__(self, data=None, *, reader: Person):
        self.reader = reader
        mine = reader.mail_choice == Person.MailChoice.MINE
        own = {"school": reader.school_id, "subject": reader.subjects.first(), "mine": mine}
        super().__init__(data, initial=own | {"grade": next(iter(reader.grades), None)})

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
