from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kawah.people.notices"
    label = "notices"
