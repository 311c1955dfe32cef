"""The sentence for every row that is not simply taken in."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.rosters import api as rosters

FAULTS: Mapping[str, Promise] = {
    "unknown": gettext_lazy("Tidak tercatat di Kawah. Periksa NIP atau surelnya."),
    "elsewhere": gettext_lazy(
        "Tercatat di instansi lain. Yang dapat didaftarkan hanya pegawai instansi Anda."
    ),
    "mismatch": gettext_lazy("NIP dan surel di baris ini milik dua orang. Perbaiki salah satunya."),
    "again": gettext_lazy("Orang ini sudah ada di baris %(row)s."),
    "inactive": gettext_lazy("Orang ini sudah tidak aktif di Kawah."),
    "closed": gettext_lazy("Kursus ini sudah ditutup bagi peserta baru."),
    "taking": gettext_lazy("Sudah mengikuti kursus ini."),
    "completed": gettext_lazy("Sudah menyelesaikan kursus ini."),
    "waiting": gettext_lazy("Sudah menunggu tempat di angkatan ini."),
    "lacking": gettext_lazy("Harus menyelesaikan dahulu %(titles)s."),
    "bound": gettext_lazy("Kursus ini wajib baginya menurut aturan, jadi dibiarkan."),
    "begun": gettext_lazy("Sudah mulai belajar, jadi dibiarkan."),
    "gone": gettext_lazy("Sudah keluar sebelum berkas ini dibatalkan."),
}
TITLES: Mapping[str, Promise] = {
    "nip": gettext_lazy("NIP"),
    "nobody": gettext_lazy("NIP"),
    "email": gettext_lazy("Surel"),
    "long": gettext_lazy("Terlalu panjang"),
    "unknown": gettext_lazy("Tidak tercatat"),
    "elsewhere": gettext_lazy("Instansi lain"),
    "mismatch": gettext_lazy("Dua orang"),
    "again": gettext_lazy("Tertulis dua kali"),
    "inactive": gettext_lazy("Tidak aktif"),
    "closed": gettext_lazy("Kursus ditutup"),
    "lacking": gettext_lazy("Prasyarat"),
}


def said(code: str, values: Mapping[str, Any]) -> str:
    """A problem in a sentence, in the language of who reads."""
    if code not in FAULTS:
        return rosters.said(code, values)
    shown = dict(values)
    if "titles" in shown:
        shown["titles"] = get_text_list(list(shown["titles"]), _("dan"))
    return str(FAULTS[code]) % shown


def kind_of(code: str) -> str:
    """What a problem is about: all that is wrong with a number is one kind."""
    return code.partition(".")[0]
