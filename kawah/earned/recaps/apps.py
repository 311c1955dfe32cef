from django.apps import AppConfig


class RecapsConfig(AppConfig):
    name = "kawah.earned.recaps"
    default_auto_field = "django.db.models.BigAutoField"
