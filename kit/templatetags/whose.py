"""`{% csrf_token %}` of this house: no form leaves without saying whose page it stood on."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from kit.whose import FIELD, mark

register = template.Library()


class TokenAndWriter(CsrfTokenNode):
    def render(self, context):
        person = getattr(getattr(context, "request", None), "user", None)
        if not getattr(person, "is_authenticated", False):
            return super().render(context)
        whose = format_html('<input type="hidden" name="{}" value="{}">', FIELD, mark(person))
        return super().render(context) + whose


@register.tag
def csrf_token(parser, token):
    return TokenAndWriter()
