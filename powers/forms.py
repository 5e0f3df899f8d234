from typing import Any

from django import forms

from kit import clock
from kit.forms import a_day
from kit.layout import actions, button, laid
from people.forms import Colleague
from people.models import Person
from powers.models import Appointment
from powers.rules import DECIDING


class DelegateForm(forms.Form):
    """Who acts in one's place, in which of one's powers, from which day to which."""

    appointment = forms.ModelChoiceField(
        Appointment.objects.none(), empty_label=None, label="What they decide as"
    )
    person = Colleague(
        Person.objects.active(),
        widget=forms.RadioSelect,
        label="Who decides in your place?",
        error_messages={"required": "Choose a colleague.", "invalid_choice": "Choose a colleague."},
    )
    starts = a_day("First day", "Enter the first day.", initial=clock.today)
    ends = a_day("Last day", "Enter the last day.")

    def __init__(self, *args, absent, found, **kwargs):
        super().__init__(*args, **kwargs)
        own: Any = self.fields["appointment"]
        own.queryset = absent.appointments.current().own().filter(kind__in=DECIDING)
        own.initial = own.queryset.first()
        own.label_from_instance = _power
        people: Any = self.fields["person"]
        people.choices = [(person.pk, people.label_from_instance(person)) for person in found]
        self.people = found
        if len(own.queryset) == 1:
            own.widget = forms.HiddenInput()

    @property
    def helper(self) -> Any:
        return laid(*self.fields, actions(button("Name as delegate")))


def _power(appointment):
    """«Principal of Alcott Elementary»."""
    where = f" of {appointment.school}" if appointment.school else ""
    return f"{appointment.get_kind_display().capitalize()}{where}"
