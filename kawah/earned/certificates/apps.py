from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "kawah.earned.certificates"
    label = "certificates"
