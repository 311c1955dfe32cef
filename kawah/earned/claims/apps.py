from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "kawah.earned.claims"
    default_auto_field = "django.db.models.BigAutoField"
