"""`{% csrf_token %}` of this house: no form leaves without saying whose page it stood on."""

from typing import Any

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html_join

from kit.whose import FIELD, KEPT, mark

register = template.Library()
HIDDEN = '<input type="hidden" name="{}" value="{}">'


class TokenAndWriter(CsrfTokenNode):
    def render(self, context):
        # A form that says its own layout stands in a context of its own, with what the page knew.
        request: Any = getattr(context, "request", None) or context.get("request")
        if not getattr(getattr(request, "user", None), "is_authenticated", False):
            return super().render(context)
        told = {FIELD: mark(request.user)}
        if kept := request.POST.get(KEPT):  # it was refused, and goes on as the same kept one
            told[KEPT] = kept
        return super().render(context) + format_html_join("", HIDDEN, told.items())


@register.tag
def csrf_token(parser, token):
    return TokenAndWriter()
