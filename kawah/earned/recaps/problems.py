"""The sentence for every row that is not simply counted."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from kawah.people.rosters import api as rosters

FAULTS: Mapping[str, Promise] = {
    "unknown": gettext_lazy("Tidak tercatat di Kawah. Periksa NIP atau surelnya."),
    "elsewhere": gettext_lazy(
        "Tercatat di instansi lain. Rekap hanya memuat pegawai instansi Anda."
    ),
    "mismatch": gettext_lazy("NIP dan surel di baris ini milik dua orang. Perbaiki salah satunya."),
    "inactive": gettext_lazy("Orang ini sudah tidak aktif di Kawah."),
    "own": gettext_lazy(
        "Tidak ada yang menerima JP-nya sendiri. Ajukan baris ini lewat Pengajuan JP dengan"
        " buktinya."
    ),
    "missing": gettext_lazy("Isi kolom %(column)s."),
    "toolong": gettext_lazy("%(column)s terlalu panjang; paling banyak %(most)s huruf."),
    "form": gettext_lazy(
        "Bentuk “%(text)s” tidak dikenal pada hari itu. Tulis kode atau namanya seperti di lembar"
        " Bentuk pada templat."
    ),
    "day": gettext_lazy("%(column)s “%(text)s” tidak terbaca. Tulis 2026-11-30 atau 30/11/2026."),
    "day.turned": gettext_lazy("Hari terakhir sebelum hari pertama. Periksa keduanya."),
    "day.ahead": gettext_lazy("Pelatihannya belum selesai. Masukkan sesudah hari terakhirnya."),
    "day.long": gettext_lazy("Lebih dari setahun. Periksa tahunnya."),
    "day.early": gettext_lazy(
        "Belum ada aturan JP untuk tahun %(year)s; yang dihitung mulai tahun %(since)s. Hapus baris"
        " ini."
    ),
    "day.many": gettext_lazy(
        "Bentuk ini dihitung per hari; paling banyak %(most)s hari sebaris. Bagi menjadi beberapa"
        " baris."
    ),
    "jp": gettext_lazy("JP atau menit “%(text)s” bukan angka. Tulis misalnya 12 atau 4,5."),
    "jp.missing": gettext_lazy("Isi JP seperti tertulis pada sertifikatnya."),
    "jp.many": gettext_lazy("JP ini terlalu banyak bagi satu pelatihan. Periksa angkanya."),
    "again": gettext_lazy("Pelatihan yang sama sudah ada di baris %(row)s."),
    "claimed": gettext_lazy("Pelatihan ini sudah diterima, jadi tidak dihitung dua kali."),
    "waiting": gettext_lazy(
        "Pelatihan ini sudah diajukan pemiliknya dan masih diperiksa; selesaikan di Pengajuan."
    ),
}
TITLES: Mapping[str, Promise] = {
    "nip": gettext_lazy("NIP"),
    "nobody": gettext_lazy("NIP"),
    "email": gettext_lazy("Surel"),
    "long": gettext_lazy("Terlalu panjang"),
    "toolong": gettext_lazy("Terlalu panjang"),
    "unknown": gettext_lazy("Tidak tercatat"),
    "elsewhere": gettext_lazy("Instansi lain"),
    "mismatch": gettext_lazy("Dua orang"),
    "inactive": gettext_lazy("Tidak aktif"),
    "own": gettext_lazy("Baris sendiri"),
    "missing": gettext_lazy("Kolom kosong"),
    "form": gettext_lazy("Bentuk"),
    "day": gettext_lazy("Hari"),
    "jp": gettext_lazy("JP"),
}


def said(code: str, values: Mapping[str, Any]) -> str:
    """A problem in a sentence, in the language of who reads."""
    return str(FAULTS[code]) % values if code in FAULTS else rosters.said(code, values)


def kind_of(code: str) -> str:
    """What a problem is about: all that is wrong with a day is one kind."""
    return code.partition(".")[0]
