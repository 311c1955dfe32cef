"""Acts on many people in words, and why somebody is left out."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from kawah.people.directory.api import Scope
from kawah.people.errands.api import Act, Errand


class Words(Struct, frozen=True):
    """`effect` says what happens; `sure` stands on the button."""

    title: Promise
    effect: Promise
    sure: Promise
    button: str = "primary"


WORDS: Mapping[str, Words] = {
    Act.SUPERVISOR: Words(
        _("Tetapkan atasan"),
        _(
            "Berlaku mulai hari ini. Yang dipilih juga mendapat peran Atasan, supaya dapat melihat"
            " timnya."
        ),
        _("Ya, tetapkan"),
    ),
    Act.UNIT: Words(
        _("Pindahkan ke unit"),
        _("Berlaku mulai hari ini. Jabatan masing-masing tetap."),
        _("Ya, pindahkan semuanya"),
    ),
    Act.CODES: Words(
        _("Siapkan kode aktivasi"),
        _("Kode hanya bagi yang belum dapat masuk. Kode yang tidak dipakai hangus sendiri."),
        _("Ya, siapkan kode"),
    ),
    Act.LEAVING: Words(
        _("Catat berhenti"),
        _(
            "Peran, jabatan, hubungan atasan, dan semua masuknya berakhir. Catatan belajar tetap,"
            " dan sertifikatnya tetap dapat diperiksa. Dalam 30 hari catatan ini dapat dibatalkan."
        ),
        _("Ya, catat berhenti"),
        button="danger",
    ),
}
OF_WHOLE_AGENCIES = frozenset({Act.LEAVING, Act.UNIT})  # a unit's admin does neither for one
FAULTS: Mapping[str, Promise] = {
    "gone": _("Sudah tidak aktif, atau di luar jangkauan Anda"),
    "boss": _("Atasan yang dipilih sudah tidak aktif"),
    "same": _("Atasannya sudah orang itu"),
    "circle": _("Berada di atas orang yang dipilih sebagai atasan"),
    "self": _("Orang yang dipilih sebagai atasan"),
    "unit": _("Unit yang dipilih sudah tidak ada"),
    "elsewhere": _("Tercatat di instansi lain"),
    "post": _("Belum mempunyai jabatan; jabatan masuk lewat impor"),
    "there": _("Sudah di unit itu"),
    "early": _("Jabatannya yang sekarang baru mulai hari ini atau nanti"),
    "power": _("Memegang peran yang lebih luas; admin di atas Anda yang memutuskan"),
    "oneself": _("Diri Anda sendiri"),
    "enters": _("Sudah dapat masuk"),
    "code": _("Kodenya masih berlaku"),
    "changed": _("Sudah diubah orang lain sesudahnya, jadi dibiarkan"),
    "late": _("Sudah dibatalkan sebelumnya, atau sudah lewat 30 hari"),
}


def acts_for(scope: Scope) -> dict[str, Promise]:
    """What somebody with this reach may do to many."""
    return {
        act: words.title
        for act, words in WORDS.items()
        if scope.has_agencies or act not in OF_WHOLE_AGENCIES
    }


class Group(Struct, frozen=True):
    """People with one reason; `more` are not named."""

    why: Promise
    count: int
    names: list[str]

    @property
    def more(self) -> int:
        return self.count - len(self.names)


NAMED = 8


def grouped(found: Mapping[str, list[str]]) -> list[Group]:
    """Names by the code of why, the most first."""
    groups = [Group(FAULTS[code], len(names), names[:NAMED]) for code, names in found.items()]
    return sorted(groups, key=lambda group: -group.count)


def words_of(errand: Errand) -> Words:
    return WORDS[errand.act]
