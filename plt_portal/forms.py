from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.urls import reverse

from kit.layout import actions, button, laid, piece_of_a_form


class AddressForm(RequestLoginCodeForm):
    """The first of two steps: who are you?"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label="Your work email address",
            widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
            error_messages={
                "required": "Enter your work email address.",
                "invalid": "Enter an address like first.last@millbrook.example.",
            },
        )

    @property
    def helper(self):
        return piece_of_a_form(*self.fields, actions(button("Send me a code")))


class CodeForm(ConfirmLoginCodeForm):
    """The second: show that the letter reached you."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = "Code from the letter"
        code.help_text = "Upper and lower case do not matter."
        code.widget.attrs = {"autocomplete": "one-time-code", "class": "plt-w-half"}
        code.error_messages["required"] = "Enter the code that came by email."

    @property
    def helper(self):
        again = button("Start again", "link", form="again")
        return piece_of_a_form(*self.fields, actions(button("Sign in"), again))


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
