from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Words are found with a typing error or without their accents."""

    initial = True
    dependencies: list = []
    operations = [TrigramExtension(), UnaccentExtension()]
