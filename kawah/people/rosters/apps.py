from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "kawah.people.rosters"
    label = "rosters"
