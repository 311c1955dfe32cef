from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "kawah.learning.joining"
    label = "joining"
