"""The pages' addresses. Each view says who may use it (kawah/web/shell/access.py)."""

from django.urls import include, path

handler400 = "kawah.web.shell.errors.bad_request"
handler404 = "kawah.web.shell.errors.not_found"
handler403 = "kawah.web.shell.errors.forbidden"
handler500 = "kawah.web.shell.errors.broken"

urlpatterns = [
    path("", include("kawah.web.public.urls")),
    path("", include("kawah.web.learner.urls")),
    path("", include("kawah.web.trainer.urls")),
    path("", include("kawah.web.supervisor.urls")),
    path("", include("kawah.web.steward.urls")),
    path("", include("kawah.web.organizer.urls")),
    path("", include("kawah.web.executive.urls")),
    path("health/", include("kawah.web.shell.health_urls")),
]
