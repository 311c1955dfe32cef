"""Loads the dated reference data of every room (config/reference.py)."""

from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from config.reference import REFERENCE


class Command(BaseCommand):
    help = "Load regulated figures and dictionaries; what is there already stays."

    def handle(self, **_: object) -> None:
        for path in REFERENCE:
            import_string(path)()
