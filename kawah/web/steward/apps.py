from django.apps import AppConfig


class StewardConfig(AppConfig):
    name = "kawah.web.steward"
    label = "steward"
