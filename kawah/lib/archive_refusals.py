"""How much an archive may hold, and the sentence for each way in which it cannot be used."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

MEGABYTE = 1024 * 1024


class Limits(Struct, frozen=True):
    """`ratio` counts only for files above a megabyte: a small one is no bomb however it shrank."""

    total_bytes: int = 200 * MEGABYTE
    file_bytes: int = 50 * MEGABYTE
    entries: int = 5000
    ratio: int = 200


LIMITS = Limits()

REASONS: Mapping[str, Promise] = {
    "missing": _("“%(name)s” tidak ada atau tidak dapat dibaca; periksa letak berkasnya."),
    "not_zip": _("Berkas ini bukan zip; kirim folder yang dimampatkan sebagai zip."),
    "truncated": _("Zip ini rusak atau terpotong; buat atau unduh ulang zip-nya."),
    "empty": _("Arsip ini tidak berisi berkas; periksa isinya."),
    "zip64": _("Zip ini memakai bentuk Zip64 untuk arsip raksasa; buat zip biasa."),
    "method": _("“%(name)s” dimampatkan dengan cara yang tidak didukung; buat ulang zip biasa."),
    "encrypted": _("“%(name)s” dikunci dengan kata sandi; buat zip tanpa kata sandi."),
    "absolute": _("“%(name)s” memakai jalur mutlak; pakai jalur di dalam folder saja."),
    "traversal": _("“%(name)s” menunjuk ke luar folder; pakai jalur di dalam folder saja."),
    "nameless": _("“%(name)s” memuat bagian nama yang kosong; ganti namanya."),
    "long": _("“%(name)s” terlalu panjang atau terlalu dalam; pendekkan jalurnya."),
    "foreign": _("“%(name)s” tidak dapat dipakai sebagai nama di semua komputer; ganti namanya."),
    "link": _("“%(name)s” adalah tautan; ganti dengan berkas aslinya."),
    "device": _("“%(name)s” bukan berkas biasa; hapus dari arsip."),
    "duplicate": _("“%(name)s” ada dua kali; sisakan satu."),
    "case": _("“%(name)s” terlalu serupa dengan nama lain di arsip; ganti salah satunya."),
    "overlap": _("“%(name)s” bertumpang tindih dengan berkas lain di zip; buat ulang zip-nya."),
    "entries": _("Arsip ini berisi terlalu banyak berkas; bagilah isinya."),
    "file_size": _("“%(name)s” terlalu besar; kecilkan atau hapus berkas itu."),
    "total_size": _("Isi arsip ini terlalu besar; kecilkan gambar, audio, atau videonya."),
    "ratio": _("“%(name)s” mengembang tidak wajar ketika dibuka; hapus berkas itu."),
}


class ArchiveUnusable(Exception):
    """The archive is refused as a whole; `str()` of it is one sentence for who chose it."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason, name)
        self.reason = reason
        self.name = "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:120])

    def __str__(self) -> str:
        return str(REASONS[self.reason]) % {"name": self.name}
