from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "kawah.web.public"
    label = "public"
