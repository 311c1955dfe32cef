from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "kawah.learning.curriculum"
    label = "curriculum"
