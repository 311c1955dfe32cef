from django.apps import AppConfig


class PlayerConfig(AppConfig):
    name = "kawah.learning.player"
    label = "player"
