"""The portal as a web server calls it."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

from plt_portal.headers import UNREADABLE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plt_portal.settings")


class Request(WSGIRequest):
    """A request that says in which charset it is written is not read in it on the way."""

    def _set_content_type_params(self, meta):
        try:
            told = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            told = "", {"charset": UNREADABLE}
        self.content_type, self.content_params = told


class Portal(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Portal()
