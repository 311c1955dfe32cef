from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    name = "kawah.people.competencies"
    label = "competencies"
