from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KitConfig(AppConfig):
    name = "kit"

    def ready(self):
        """Every table of steps is known before the first thing moves."""
        autodiscover_modules("lifecycle")
