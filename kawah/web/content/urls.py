"""The only addresses of the content host."""

from django.urls import path

from kawah.web.content import views

app_name = "content"
urlpatterns = [path("m/<path:rest>", views.show, name="file")]
