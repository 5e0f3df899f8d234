from django import forms
from django.utils.functional import cached_property

from district.models import Grade, SchoolYear
from kit.forms import Name
from kit.layout import button, looking, piece_of_a_form
from people.models import Delivery, Discovery, Mark, Person, Role, Strengths
from people.templatetags.people import introduced

FOR_ALL = "In September every digest goes to everybody. Your choice counts from October on."


class GradesField(forms.TypedMultipleChoiceField):
    """Any of the fourteen grades, as single boxes."""

    def __init__(self, **options):
        widget = forms.CheckboxSelectMultiple({"class": "is-pairs"})
        super().__init__(choices=Grade.choices, coerce=int, widget=widget, **options)


class Colleague(forms.ModelChoiceField):
    """«Jo Park, Grade 4, Alcott»: one of the people found, told apart from others of their name."""

    def label_from_instance(self, person):
        return f"{person.name}, {introduced(person)}"


class FindForm(forms.Form):
    """A colleague by name: who among these people is called so, at most twenty of them."""

    MOST = 20

    q = forms.CharField(
        label="Find a colleague by name",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, typed, *, among, place=""):
        super().__init__(typed)
        self.among, self.place = among, place

    @property
    def helper(self):
        find = button("Find", "secondary", classes="w-100 mt-3")
        door = f"#{self.place}" if self.place else ""
        return looking("q", find, door=door, classes="mb-3", role="search")

    @property
    def words(self):
        return self.cleaned_data["q"] if self.is_valid() else ""

    @property
    def found(self):
        return self._called_so[: self.MOST]

    @property
    def too_many(self):
        return len(self._called_so) > self.MOST

    @property
    def is_nearly(self):
        """Whether nobody is called so, and these come close."""
        return bool(self._called_so) and not self._exactly

    @cached_property
    def _called_so(self):
        return self._exactly or self._first(self.among.nearly_named(self.words))

    @cached_property
    def _exactly(self):
        return self._first(self.among.named(self.words))

    def _first(self, people):
        return list(people.select_related("school")[: self.MOST + 1]) if self.words else []


class ProfileForm(forms.ModelForm):
    """What a person keeps about themselves; the rest comes from the directory."""

    grades = GradesField(required=False, label="Grades you work with")

    class Meta:
        model = Person
        fields = [
            "given_name",
            "subjects",
            "grades",
            "mail_choice",
            "theme",
        ]
        labels = {
            "subjects": "Subjects",
            "mail_choice": "The billboard digest",
            "theme": "Theme",
        }
        widgets = {
            "subjects": forms.CheckboxSelectMultiple({"class": "is-pairs"}),
            "mail_choice": forms.RadioSelect,
            "theme": forms.RadioSelect,
            "given_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
        }
        field_classes = {"given_name": Name}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if SchoolYear.objects.september_is_for_all():
            self.fields["mail_choice"].help_text = FOR_ALL

    @property
    def helper(self):
        return piece_of_a_form(*self.fields)

    def clean_given_name(self):
        """A family name alone is a name."""
        given_name = self.cleaned_data["given_name"]
        if not (given_name or self.instance.family_name):
            raise forms.ValidationError("Tell colleagues what to call you.")
        return given_name

    def save(self, commit=True):
        """The name sorts anew with every change."""
        self.instance.sort_name = self.instance.name_sorted()
        return super().save(commit)


def boxes(choices, label, help_text=""):
    """Any number of these words."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        widget=forms.CheckboxSelectMultiple({"class": "is-pairs"}),
        required=False,
    )


class StrengthsForm(forms.ModelForm):
    """What a person brings, in three vocabularies; nothing of it has to be answered."""

    leads = forms.ChoiceField(
        label="Where you lead",
        choices=[("", "I would rather not say"), *Mark.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    supports = boxes(Mark.choices, "Where you support", "Up to two.")
    roles = boxes(
        [
            (Role.RELATIONSHIP_BUILDER, "Relationship builder: people and the bonds between them"),
            (Role.VISION_SETTER, "Vision setter: imagining what could be"),
            (Role.DOER, "Doer: getting started today"),
        ],
        "What drives you",
        "Every team needs all three, and few people are all three.",
    )
    all_three = forms.BooleanField(
        label="Yes, all three drive me", help_text="Then you are one of few.", required=False
    )
    discovery = boxes(Discovery.choices, "How you find something new")
    delivery = boxes(Delivery.choices, "How you get it done")

    class Meta:
        model = Strengths
        fields = ["leads", "supports", "roles", "all_three", "discovery", "delivery", "shown"]
        labels = {"shown": "Show my strengths to the members of my teams"}
        help_texts = {"shown": "Nobody else ever sees them."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.claims_all = set(self["roles"].value() or []) == set(Role)
        if not self.claims_all:
            del self.fields["all_three"]
        elif not self.is_bound:
            self.fields["all_three"].initial = True

    @property
    def helper(self):
        return piece_of_a_form(*self.fields)

    def clean_supports(self):
        supports = self.cleaned_data["supports"]
        if len(supports) > 2:
            raise forms.ValidationError("Choose at most two, so that they mean something.")
        if self.cleaned_data.get("leads") in supports:
            raise forms.ValidationError("Choose others than the one in which you lead.")
        return supports

    def clean_all_three(self):
        """Asked only of somebody who ticked all three."""
        if not self.cleaned_data["all_three"]:
            raise forms.ValidationError("Is it all three? Tick this, or choose one or two of them.")
        return True
