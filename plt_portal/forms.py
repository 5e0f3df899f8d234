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
