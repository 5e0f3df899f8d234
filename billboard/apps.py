from django.apps import AppConfig


class BillboardConfig(AppConfig):
    name = "billboard"
