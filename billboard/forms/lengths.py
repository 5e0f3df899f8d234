from django.core.validators import MaxLengthValidator

TOO_LONG = "Keep this to %(limit_value)d characters. It has %(show_value)d now."


def never_cut_short(form):
    """A text that is too long gets a sentence; a browser that cuts it off would lose words."""
    for field in form.fields.values():
        if field.widget.attrs.pop("maxlength", None):
            field.error_messages["max_length"] = TOO_LONG
            for validator in field.validators:
                if isinstance(validator, MaxLengthValidator):
                    validator.message = TOO_LONG
