from django.apps import AppConfig


class SupervisorConfig(AppConfig):
    name = "kawah.web.supervisor"
    label = "supervisor"
