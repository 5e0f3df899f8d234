from django import forms
from django.urls import reverse

from kit.layout import actions, button, laid, piece_of_a_form
from kit.templatetags.kit import clock_time

LONGEST = 254  # signs of an address


class AddressForm(forms.Form):
    """The first of two steps: who are you?"""

    email = forms.EmailField(
        label="Your work email address",
        help_text="We send a code to it. It works for ten minutes.",
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={
            "required": "Enter your work email address.",
            "invalid": "Enter an address like first.last@millbrook.example.",
        },
    )

    @property
    def helper(self):
        return piece_of_a_form(*self.fields, actions(button("Send me a code")))

    def clean_email(self):
        """In small letters, of which some signs have more than one."""
        email = self.cleaned_data["email"].lower()
        if len(email) > LONGEST:
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"])
        return email


class CodeForm(forms.Form):
    """The second: show that the letter reached you."""

    code = forms.CharField(
        label="The eight letters and digits of the letter",
        help_text="Capital or small, with or without the dash.",
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "autofocus": True,
                "spellcheck": "false",
                "class": "plt-code",
            }
        ),
        error_messages={"required": "Enter the code that came by email."},
    )
    own = forms.BooleanField(
        label="This device is my own",
        help_text="You stay signed in for up to two weeks; eight hours unused end it. Otherwise "
        "for a school day; two hours unused end it.",
        required=False,
    )

    must_wait = False

    @property
    def helper(self):
        return piece_of_a_form(*self.fields, actions(button("Sign in")))

    def refuse(self, left):
        """Say that this is no code of theirs, and how often they can try again."""
        tries = "1 try is" if left.times == 1 else f"{left.times} tries are"
        self.add_error(
            "code",
            "This is not a code we sent to this address in the last ten minutes. Copy it once "
            f"more, or ask for another one. {tries} left.",
        )

    def slow_down(self, until):
        """Say from when on they can try again."""
        self.must_wait = True
        self.add_error("code", f"Too many tries. Wait until {clock_time(until)}")


class LineForm(forms.Form):
    """One line of a part of the Blueprint."""

    line = forms.ChoiceField(
        label="Which line?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a line first.",
            "invalid_choice": "This line has changed meanwhile. Choose again.",
        },
    )

    def __init__(self, chosen=None, *, offer):
        super().__init__(chosen)
        self.offer, self.lines = offer, offer.lines
        self.fields["line"].choices = list(self.lines.items())  # type: ignore[attr-defined]
        if len(self.lines) == 1:
            self.fields["line"].initial = next(iter(self.lines))

    @property
    def helper(self):
        """It is filled in there and saved by nobody yet, so it goes along in the address."""
        buttons = map(self._into, self.offer.ways, ["primary", *["secondary"] * 9])
        pieces = ["line", actions(*buttons)]
        helper = laid(*pieces, classes="plt-stack is-wide", novalidate=True)
        helper.form_method = "get"
        return helper

    def _into(self, way, look):
        offer = self.offer
        door = reverse("take-into", args=[offer.team.pk, offer.sheet.slug, way.key])
        return button(way.button, look, formaction=door)

    def line_chosen(self):
        return self.lines[self.cleaned_data["line"]]
