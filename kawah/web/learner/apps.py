from django.apps import AppConfig


class LearnerConfig(AppConfig):
    name = "kawah.web.learner"
    label = "learner"
