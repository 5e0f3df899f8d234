"""What people type, as it is kept."""

from django import forms

from kit.text import plain


class Words(forms.CharField):
    """A text as it was typed: never cut short, and without characters that nobody can see.

    Whatever stands too long gets a sentence; a browser that cuts it off would lose words.
    """

    default_error_messages = {
        "max_length": "Keep this to %(limit_value)d characters. It has %(show_value)d now."
    }

    def to_python(self, value):
        return (super().to_python(plain(str(value or ""))) or "").rstrip()

    def widget_attrs(self, widget):
        return {name: v for name, v in super().widget_attrs(widget).items() if name != "maxlength"}
