from django.contrib import admin

from people.admin import PersonAdmin
from people.models import Person
from powers.models import Appointment, Leave


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0
    fields = ["kind", "school", "starts", "ends"]


class LeaveInline(admin.TabularInline):
    model = Leave
    extra = 0


class PersonWithPowersAdmin(PersonAdmin):
    """A person with what they may decide, and when they are away, on one page."""

    inlines = [AppointmentInline, LeaveInline]


admin.site.unregister(Person)
admin.site.register(Person, PersonWithPowersAdmin)


@admin.register(Appointment)
class AppointmentAdmin(admin.ModelAdmin):
    list_display = ["person", "kind", "school", "starts", "ends", "acting_for"]
    list_filter = ["kind", "school"]
    list_select_related = ["person", "school", "acting_for__person", "acting_for__school"]
    autocomplete_fields = ["person", "subjects"]
    exclude = ["acting_for", "taken_back_at"]  # named by whoever is away, on their own page
