from itertools import pairwise

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from people.admin import PersonAdmin
from people.models import Person
from powers.assigning import keep_schools
from powers.models import Appointment, Assignment, Leave


class AssignmentForm(forms.ModelForm):
    """One row of where somebody works; that one is the main one, all rows say together."""

    def validate_constraints(self):
        try:
            self.instance.validate_constraints(exclude={"person"})
        except ValidationError as refused:
            self.add_error(None, refused)


class Assignments(BaseInlineFormSet):
    """So that in one go a school can end and the next one begin."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        rows = [form.instance for form in self.forms if form.cleaned_data.get("is_main")]
        rows.sort(key=lambda row: row.starts)
        for row, after in pairwise(rows):
            if row.ends is None or row.ends >= after.starts:
                raise ValidationError(
                    f"{row} and {after} are the main school at once."
                    " Enter the last day of the first, or leave one box unticked."
                )


class AssignmentInline(admin.TabularInline):
    model = Assignment
    form = AssignmentForm
    formset = Assignments
    extra = 0
    can_delete = False
    fields = ["school", "function", "is_main", "starts", "ends"]


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0
    can_delete = False  # a power ends; who held it stays to be read
    fields = ["kind", "school", "starts", "ends"]

    def get_queryset(self, request):
        """Delegates are named, and taken back, by whoever is away."""
        return super().get_queryset(request).filter(acting_for=None)


class LeaveInline(admin.TabularInline):
    model = Leave
    extra = 0


class PersonWithPowersAdmin(PersonAdmin):
    """A person with where they work, what they may decide, and when they are away, on one page."""

    inlines = [AssignmentInline, AppointmentInline, LeaveInline]

    def save_related(self, request, form, formsets, change):
        """What pages show of school and function follows at once."""
        super().save_related(request, form, formsets, change)
        keep_schools(Person.objects.filter(pk=form.instance.pk))


admin.site.unregister(Person)
admin.site.register(Person, PersonWithPowersAdmin)


@admin.register(Appointment)
class AppointmentAdmin(admin.ModelAdmin):
    list_display = ["person", "kind", "school", "starts", "ends", "acting_for"]
    list_filter = ["kind", "school"]
    list_select_related = ["person", "school", "acting_for__person", "acting_for__school"]
    autocomplete_fields = ["person", "subjects"]
    exclude = ["acting_for", "taken_back_at"]  # named by whoever is away, on their own page
