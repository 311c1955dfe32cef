from django.apps import AppConfig


class ExecutiveConfig(AppConfig):
    name = "kawah.web.executive"
    label = "executive"
