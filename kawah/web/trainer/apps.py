from django.apps import AppConfig


class TrainerConfig(AppConfig):
    name = "kawah.web.trainer"
    label = "trainer"
