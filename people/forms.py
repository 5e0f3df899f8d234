from django import forms

from district.models import Grade, School
from people.models import Mark, Person, Strengths


class GradesField(forms.TypedMultipleChoiceField):
    """Any of the fourteen grades, as single boxes."""

    def __init__(self, **options):
        widget = forms.CheckboxSelectMultiple({"class": "is-pairs"})
        super().__init__(choices=Grade.choices, coerce=int, widget=widget, **options)


class ProfileForm(forms.ModelForm):
    """What a person keeps about themselves; the address comes from the directory."""

    school = forms.ModelChoiceField(
        School.objects.filter(closed_on=None), required=False, empty_label="No school of my own"
    )
    grades = GradesField(required=False, label="Grades you work with")

    class Meta:
        model = Person
        fields = [
            "given_name",
            "family_name",
            "role",
            "school",
            "subjects",
            "grades",
            "mail_choice",
            "theme",
        ]
        labels = {
            "role": "What you do",
            "subjects": "Subjects",
            "mail_choice": "The billboard digest",
            "theme": "Theme",
        }
        widgets = {
            "subjects": forms.CheckboxSelectMultiple({"class": "is-pairs"}),
            "mail_choice": forms.RadioSelect,
            "theme": forms.RadioSelect,
            "given_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "family_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }
        error_messages = {"given_name": {"required": "Tell colleagues what to call you."}}

    def save(self, commit=True):
        """The name sorts anew with every change."""
        self.instance.sort_name = self.instance.name_sorted()
        return super().save(commit)


class StrengthsForm(forms.ModelForm):
    """One strength in which a person leads, up to two in which they support."""

    leads = forms.ChoiceField(
        label="Where you lead",
        choices=[("", "I would rather not say"), *Mark.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    supports = forms.MultipleChoiceField(
        label="Where you support",
        help_text="Up to two.",
        choices=Mark.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Strengths
        fields = ["leads", "supports", "shown"]
        labels = {"shown": "Show my strengths to the members of my teams"}
        help_texts = {"shown": "Nobody else ever sees them."}

    def clean_supports(self):
        supports = self.cleaned_data["supports"]
        if len(supports) > 2:
            raise forms.ValidationError("Choose at most two, so that they mean something.")
        if self.cleaned_data.get("leads") in supports:
            raise forms.ValidationError("Choose others than the one in which you lead.")
        return supports
