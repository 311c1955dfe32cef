"""The bar says where one is: in the place that lies nearest, or in none."""

import pytest

from kawah.people.access.api import Role
from kawah.web.shell import navigation


def lit(role, path):
    """The address that is lit for a page, and how it is said."""
    bar = str(navigation.bar(role, language="id", path=path))
    found = [entry for entry in bar.split("<li>") if "aria-current" in entry]
    assert len(found) <= 1
    return tuple(found[0].split('"')[1:4:2]) if found else None


@pytest.mark.parametrize(
    ("role", "path", "said"),
    [
        (Role.TRAINER, "/mengajar/", ("/mengajar/", "page")),
        (Role.TRAINER, "/mengajar/kursus/", ("/mengajar/kursus/", "page")),
        (Role.TRAINER, "/mengajar/kursus/abc/analisis/def/", ("/mengajar/kursus/", "true")),
        (Role.TRAINER, "/mengajar/nilai/7/", ("/mengajar/nilai/", "true")),
        (Role.TRAINER, "/mengajar/renungan/", ("/mengajar/", "true")),
        (Role.SUPERVISOR, "/tim/anggota/abc/", ("/tim/anggota/", "true")),
        (Role.STEWARD, "/instansi/jejak/", ("/instansi/", "true")),
        (Role.STEWARD, "/instansi/pegawai/abc/atasan/", ("/instansi/pegawai/", "true")),
        (Role.STEWARD, "/penyelenggara/angkatan/abc/", ("/penyelenggara/angkatan/", "true")),
        (Role.STEWARD, "/instansi/sertifikat/tampilan/", ("/instansi/", "true")),
        (Role.ORGANIZER, "/penyelenggara/sertifikat/", ("/penyelenggara/angkatan/", "true")),
        (Role.ORGANIZER, "/penyelenggara/pendaftaran/", ("/penyelenggara/angkatan/", "true")),
        (Role.NATIONAL, "/aturan-jp/7/", ("/aturan-jp/", "true")),
        (Role.LEARNER, "/kursus/abc/", ("/belajar/", "true")),
        (Role.LEARNER, "/sertifikat/", ("/saya/", "true")),
        (Role.LEARNER, "/bantuan/", None),
        (Role.TRAINER, "/kabar/", None),
        (None, "/kabar/", ("/kabar/", "page")),
    ],
)
def test_the_nearest_place_is_lit(role, path, said):
    assert lit(role, path) == said
