from django.urls import path

from kawah.web.organizer import claims, home

app_name = "organizer"
urlpatterns = [
    path("penyelenggara/", home.home, name="home"),
    path("penyelenggara/pengajuan/", claims.claims, name="claims"),
    path("penyelenggara/pengajuan/<uuid:claim>/", claims.claim, name="claim"),
    path("penyelenggara/pengajuan/<uuid:claim>/bukti/", claims.evidence, name="evidence"),
]
