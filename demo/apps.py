from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Fictional agencies, people and courses, so that a new site shows what it is for."""

    name = "demo"
    label = "demo"
