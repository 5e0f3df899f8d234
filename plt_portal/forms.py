from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms


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


class CodeForm(ConfirmLoginCodeForm):
    """The second: show that the letter reached you."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = "Code from the letter"
        code.help_text = "Upper and lower case do not matter."
        code.widget.attrs = {"autocomplete": "one-time-code", "class": "plt-w-half"}
        code.error_messages["required"] = "Enter the code that came by email."


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
        self.lines = offer.lines
        self.fields["line"].choices = list(self.lines.items())  # type: ignore[attr-defined]
        if len(self.lines) == 1:
            self.fields["line"].initial = next(iter(self.lines))

    def line_chosen(self):
        return self.lines[self.cleaned_data["line"]]
