from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "kawah.people.directory"
    label = "directory"
