"""The content host's addresses: uploaded files, and nothing that knows a person."""

from django.urls import include, path

urlpatterns = [path("", include("kawah.web.content.urls"))]
