from django.apps import AppConfig


class DoublesConfig(AppConfig):
    name = "kawah.people.doubles"
    label = "doubles"
