from django.apps import AppConfig


class ErrandsConfig(AppConfig):
    name = "kawah.people.errands"
    label = "errands"
