from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "kawah.records"
    label = "records"
