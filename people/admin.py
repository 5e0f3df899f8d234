from django import forms
from django.contrib import admin

from kit.forms import Name
from people.models import Person, Qualification


class PersonForm(forms.ModelForm):
    """What the district knows of a person. Nobody has a password: a code comes by email."""

    class Meta:
        model = Person
        fields = [
            "given_name",
            "family_name",
            "email",
            "subjects",
            "grades",
            "is_active",
        ]
        field_classes = {"given_name": Name, "family_name": Name}

    def clean(self):
        facts = super().clean() or self.cleaned_data
        if not (facts.get("given_name") or facts.get("family_name")):
            raise forms.ValidationError("Enter a name, if only the family's.")
        return facts

    def clean_email(self):
        return self.cleaned_data["email"].lower()


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    form = PersonForm
    list_display = ["name", "role", "school", "is_active"]
    list_filter = ["is_active", "school"]
    list_select_related = ["school"]
    search_fields = ["given_name", "family_name", "sort_name", "email"]
    autocomplete_fields = ["subjects"]
    readonly_fields = ["role", "school"]  # as their assignments of today say

    def save_model(self, request, obj, form, change):
        """A name sorts without its accents; a leaver's open windows close at once."""
        obj.sort_name = obj.name_sorted()
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        """People leave; their work and their name stay."""
        return False


@admin.register(Qualification)
class QualificationAdmin(admin.ModelAdmin):
    list_display = ["person", "kind", "since"]
    list_select_related = ["person"]
    autocomplete_fields = ["person"]
