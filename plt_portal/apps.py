from django.apps import AppConfig

from plt_portal.celery import app

__all__ = ["PortalConfig", "app"]


class PortalConfig(AppConfig):
    """Loading the roof loads the Celery app, so that every task of every floor has its worker."""

    name = "plt_portal"
