from django.apps import AppConfig


class HoursConfig(AppConfig):
    name = "kawah.earned.hours"
    label = "hours"
