from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "kawah.learning.assessment"
    label = "assessment"
