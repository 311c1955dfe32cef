"""An import told: to machines as the object they rely on, to people in lines."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy
from msgspec.structs import replace

from kawah.lib.intake import FileUnusable, Note, Outcome

CONTRACT = ("kind", "created", "skipped", "losses", "errors")
NOTES_AT_MOST = 200
NOUNS: Mapping[str, Promise] = {
    "person": pgettext_lazy("how many", "Pegawai"),
    "person_change": pgettext_lazy("how many", "Perubahan data pegawai"),
    "appointment": pgettext_lazy("how many", "Jabatan yang ditetapkan"),
    "supervision": pgettext_lazy("how many", "Atasan yang ditetapkan"),
    "unit": pgettext_lazy("how many", "Unit kerja"),
    "position": pgettext_lazy("how many", "Jabatan yang dibuat"),
    "programme": pgettext_lazy("how many", "Program"),
    "phase": pgettext_lazy("how many", "Tahap"),
    "version": pgettext_lazy("how many", "Versi kursus"),
    "outcome": pgettext_lazy("how many", "Hasil belajar"),
    "module": pgettext_lazy("how many", "Modul"),
    "activity": pgettext_lazy("how many", "Kegiatan"),
    "question": pgettext_lazy("how many", "Soal"),
    "question_version": pgettext_lazy("how many", "Versi baru dari soal lama"),
}


def contract(outcome: Outcome) -> str:
    """One JSON object with just the keys that tools rely on."""
    told = replace(outcome, losses=capped(outcome.losses), errors=capped(outcome.errors))
    values: dict[str, Any] = msgspec.to_builtins(told)
    return json.dumps({name: values[name] for name in CONTRACT})  # in ASCII, for any terminal


def capped(notes: Sequence[Note]) -> list[Note]:
    """As many as anyone reads, and how many more there are."""
    if len(notes) <= NOTES_AT_MOST:
        return list(notes)
    more = len(notes) - NOTES_AT_MOST
    why = ngettext("Dan %(count)d hal lain.", "Dan %(count)d hal lain.", more) % {"count": more}
    return [*notes[:NOTES_AT_MOST], Note(_("Selebihnya"), "", why)]


def refused(refusal: FileUnusable) -> Outcome:
    """The outcome of a file that was not taken in."""
    errors = refusal.notes or [Note("", "", refusal.sentence)]
    return Outcome(refusal.kind, losses=refusal.losses, errors=errors)


def lines_of(outcome: Outcome) -> Iterator[str]:
    """What happened, how many of what, and every loss and error on a line of its own."""
    yield from outcome.told
    for noun in dict.fromkeys((*outcome.created, *outcome.skipped)):
        yield from _counted(noun, outcome.created.get(noun, 0), outcome.skipped.get(noun, 0))
    if outcome.losses:
        count = len(outcome.losses)
        said = ngettext("%(count)d hal hilang:", "%(count)d hal hilang:", count)
        yield said % {"count": count}
        yield from map(line_of, capped(outcome.losses))
    yield from map(line_of, capped(outcome.errors))


def lines_of_refusal(refusal: FileUnusable) -> Iterator[str]:
    """Why, and each thing to mend."""
    yield refusal.sentence
    yield from map(line_of, (*capped(refusal.notes), *capped(refusal.losses)))


def line_of(note: Note) -> str:
    values = {"where": note.where, "what": note.what, "why": note.why}
    if note.what:
        return _("- %(where)s: %(what)s. %(why)s") % values
    return _("- %(where)s: %(why)s") % values


def _counted(noun: str, new: int, known: int) -> Iterator[str]:
    values = {"noun": NOUNS.get(noun, noun), "new": new, "known": known}
    if new and known:
        yield _("%(noun)s: %(new)d baru, %(known)d sudah ada") % values
    elif new:
        yield _("%(noun)s: %(new)d baru") % values
    elif known:
        yield _("%(noun)s: %(known)d sudah ada") % values
