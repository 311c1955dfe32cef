from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "kawah.guidance.planning"
    label = "planning"
