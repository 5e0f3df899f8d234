"""How a form stands on a page: its controls, its choices, and what needs another look."""

from crispy_forms.templatetags.crispy_forms_filters import optgroups
from django import template

register = template.Library()


@register.filter
def control(field, classes):
    """The control of a field in our dress, beside the classes that its form gave it."""
    given = field.field.widget.attrs.get("class", "")
    wrong = "is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": " ".join(f"{given} {classes} {wrong}".split())})


@register.filter
def choices(field):
    """The groups of a choice with their options; the group's own classes stay with the group."""
    groups = [(group, options) for group, options, _ in optgroups(field)]
    for option in (option for _, options in groups for option in options):
        option["attrs"].pop("class", None)
    return groups


@register.filter
def errors_of(form):
    """What needs another look, in the order of the page; first what concerns the whole form."""
    whole = [{"words": words, "control": ""} for words in form.non_field_errors()]
    return whole + [
        {"words": words, "control": first_control(field)}
        for field in form
        for words in field.errors
    ]


@register.filter
def first_control(field):
    """Where a link to this field leads: its control, or the first of its choices."""
    return field.id_for_label or f"{field.auto_id}_0"
