from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "kawah.learning.media"
    label = "media"
