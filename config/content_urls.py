"""The content host's addresses: uploaded files, and nothing that knows a person."""

from django.urls import include, path

handler404 = "kawah.web.content.views.not_found"
urlpatterns = [path("", include("kawah.web.content.urls"))]
