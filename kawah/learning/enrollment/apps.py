from django.apps import AppConfig


class EnrollmentConfig(AppConfig):
    name = "kawah.learning.enrollment"
    label = "enrollment"
