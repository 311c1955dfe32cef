from django.apps import AppConfig


class OrganizerConfig(AppConfig):
    name = "kawah.web.organizer"
    label = "organizer"
