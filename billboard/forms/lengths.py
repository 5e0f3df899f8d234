from django import forms
from django.core.validators import MaxLengthValidator

from kit.text import plain

TOO_LONG = "Keep this to %(limit_value)d characters. It has %(show_value)d now."


class Words(forms.CharField):
    """A text as it was typed: never cut short, and without characters that nobody can see."""

    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value):
        return super().to_python(plain(str(value or "")))

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}


def never_cut_short(form):
    """A text that is too long gets a sentence; a browser that cuts it off would lose words."""
    for field in form.fields.values():
        if field.widget.attrs.pop("maxlength", None):
            field.error_messages["max_length"] = TOO_LONG
            for validator in field.validators:
                if isinstance(validator, MaxLengthValidator):
                    validator.message = TOO_LONG
