from django.urls import include, path

from kawah.web.organizer import claims, home, queues

app_name = "organizer"
urlpatterns = [
    path("penyelenggara/", home.home, name="home"),
    path("penyelenggara/pengajuan/", claims.claims, name="claims"),
    path("penyelenggara/pengajuan/<uuid:claim>/", claims.claim, name="claim"),
    path("penyelenggara/pengajuan/<uuid:claim>/bukti/", claims.evidence, name="evidence"),
    path("penyelenggara/pendaftaran/", include("kawah.web.organizer.nominations.urls")),
    path("penyelenggara/kursus-wajib/", include("kawah.web.organizer.duties.urls")),
    path("penyelenggara/rekap/", include("kawah.web.organizer.recaps.urls")),
    path("penyelenggara/daftar-tunggu/", queues.queues, name="queues"),
]
