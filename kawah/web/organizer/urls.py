from django.urls import include, path

from kawah.web.organizer import annulments, claims, home, moved, queues

app_name = "organizer"
urlpatterns = [
    path("penyelenggara/", home.home, name="home"),
    path("penyelenggara/pengajuan/", claims.claims, name="claims"),
    path("penyelenggara/pengajuan/diterima/", annulments.accepted, name="accepted_claims"),
    path("penyelenggara/pengajuan/<uuid:claim>/", claims.claim, name="claim"),
    path("penyelenggara/pengajuan/<uuid:claim>/bukti/", claims.evidence, name="evidence"),
    path(
        "penyelenggara/pengajuan/<uuid:claim>/pembatalan/", annulments.annulment, name="annulment"
    ),
    path(
        "penyelenggara/pengajuan/<uuid:claim>/pembatalan/putusan/",
        annulments.decision,
        name="annulment_decision",
    ),
    path("penyelenggara/angkatan/", include("kawah.web.organizer.batches.urls")),
    path("penyelenggara/sertifikat/", include("kawah.web.organizer.certificates.urls")),
    path("penyelenggara/pendaftaran/", include("kawah.web.organizer.nominations.urls")),
    path("penyelenggara/kursus-wajib/", include("kawah.web.organizer.duties.urls")),
    path("penyelenggara/rekap/", include("kawah.web.organizer.recaps.urls")),
    path("penyelenggara/daftar-tunggu/", queues.queues, name="queues"),
    path("instansi/angkatan/", moved.moved),
    path("instansi/angkatan/baru/", moved.moved),
    path("instansi/angkatan/<uuid:batch>/", moved.moved),
    path("instansi/angkatan/<uuid:batch>/perubahan/", moved.moved),
    path("instansi/angkatan/<uuid:batch>/peserta/", moved.moved),
    path("instansi/angkatan/<uuid:batch>/sertifikat/", moved.moved),
    path("instansi/sertifikat/", moved.moved),
    path("instansi/sertifikat/<uuid:certificate>/", moved.moved),
    path("instansi/sertifikat/<uuid:certificate>/cabut/", moved.moved),
    path("instansi/sertifikat/<uuid:certificate>/ganti/", moved.moved),
]
