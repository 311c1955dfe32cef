from importlib import import_module

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "kawah.web.shell"
    label = "shell"

    def ready(self) -> None:
        import_module("kawah.web.shell.checks")
        import_module("kawah.web.shell.numbers").register()
