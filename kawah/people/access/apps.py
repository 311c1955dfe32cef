from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kawah.people.access"
    label = "access"
