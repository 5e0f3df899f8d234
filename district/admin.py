from django.contrib import admin

from district.models import CalendarEvent, OrgGoal, School, SchoolYear, Subject


@admin.register(School)
class SchoolAdmin(admin.ModelAdmin):
    list_display = ["name", "short_name", "level", "closed_on"]
    search_fields = ["name"]


@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    search_fields = ["name"]


@admin.register(SchoolYear)
class SchoolYearAdmin(admin.ModelAdmin):
    list_display = ["label", "first_day", "last_day", "is_current"]


@admin.register(CalendarEvent)
class CalendarEventAdmin(admin.ModelAdmin):
    list_display = ["date", "name", "kind", "starts", "ends", "year"]
    list_filter = ["year", "kind"]
    search_fields = ["name"]


@admin.register(OrgGoal)
class OrgGoalAdmin(admin.ModelAdmin):
    list_display = ["number", "text", "school", "year"]
    list_filter = ["year", "school"]
    autocomplete_fields = ["subjects"]
