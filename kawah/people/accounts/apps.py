from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kawah.people.accounts"
    label = "accounts"
