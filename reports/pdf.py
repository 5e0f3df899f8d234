"""One document: a published version on paper."""

from django.conf import settings
from django.template.loader import render_to_string

from kit.pdf import Paper, set_in_type
from reports.models import ReportVersion


def document(version: ReportVersion) -> Paper:
    """The PDF of a version, from its frozen words alone."""
    words = version.snapshot
    page = {"words": words, "version": version, "district_name": words["district"]}
    return set_in_type(render_to_string("reports/print.html", page | {"site": settings.SITE_URL}))
