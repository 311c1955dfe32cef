"""What a recap says of each training, beside whom it is about."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kawah.people.rosters.api import WHO, Column, unnamed

COLUMNS: tuple[Column, ...] = (
    Column(
        "form",
        "Bentuk",
        _("kode atau nama bentuk pengembangan, misalnya KL03 atau Pelatihan teknis"),
        (
            "bentuk pengembangan",
            "bentuk pengembangan kompetensi",
            "kode bentuk",
            "bentuk bangkom",
            "jenis pelatihan",
            "jenis diklat",
            "jalur bangkom",
        ),
    ),
    Column(
        "title",
        "Nama Pelatihan",
        _("seperti tertulis pada sertifikatnya"),
        ("judul", "judul pelatihan", "nama kegiatan", "nama diklat", "pelatihan", "nama bangkom"),
    ),
    Column(
        "organizer",
        "Penyelenggara",
        _("siapa yang menyelenggarakan"),
        ("penyelenggara pelatihan", "lembaga penyelenggara", "instansi penyelenggara"),
    ),
    Column(
        "first",
        "Hari Pertama",
        _("2026-11-30 atau 30/11/2026"),
        ("tanggal mulai", "tgl mulai", "mulai", "tanggal awal", "tanggal"),
    ),
    Column(
        "last",
        "Hari Terakhir",
        _("kosong berarti hari itu juga"),
        ("tanggal selesai", "tgl selesai", "selesai", "tanggal akhir", "sampai"),
    ),
    Column(
        "jp",
        "JP",
        _("kosong bagi bentuk yang nilainya sudah ditetapkan, misalnya seminar"),
        ("jumlah jp", "jam pelajaran", "jumlah jam pelajaran", "jml jp"),
    ),
    Column("minutes", "Menit", _("sebagai ganti JP"), ("jumlah menit", "lama menit")),
    Column(
        "number",
        "Nomor Sertifikat",
        _("bila ada"),
        ("no sertifikat", "nomor piagam", "nomor sttpp", "no sttpl", "nomor surat keterangan"),
    ),
)
EVERY = (*WHO, *COLUMNS)
NEEDED = ("form", "title", "organizer", "first")
BY_KEY = {column.key: column for column in COLUMNS}


def missing(meant: Sequence[str]) -> list[str]:
    """The headings of the columns without which no training can be told."""
    return unnamed(meant) + [BY_KEY[key].heading for key in NEEDED if key not in meant]
