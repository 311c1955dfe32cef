"""Prose and callouts."""

from django.utils.translation import gettext as _

from kawah.learning.player.blocks import Callout, Prose
from kawah.learning.player.directives import Fault, Passage
from kawah.learning.player.sheet import Sheet
from kawah.lib import markdown

STYLES = {"info": "info", "penting": "important", "contoh": "example", "tips": "tip"}


def prose(passage: Passage, faults: list[Fault]) -> Prose:
    refuse_pictures(passage.text, passage.line, faults, field="text")
    return Prose(passage.line, passage.text)


def callout(sheet: Sheet) -> Callout:
    style = sheet.get("jenis") or "info"
    if style not in STYLES:
        values = {"style": style, "known": ", ".join(STYLES)}
        sentence = _("Jenis catatan “%(style)s” tidak dikenal; yang ada: %(known)s.")
        sheet.fault(sentence % values, field="style")
    demand_text(sheet, sheet.body, _("catatan"), field="text")
    return Callout(sheet.line, STYLES.get(style, "info"), sheet.get("judul"), sheet.body)


def demand_text(sheet: Sheet, text: str, noun: str, *, field: str) -> None:
    """A part that has to hold words, and only words."""
    if not markdown.words_in(text):
        sentence = _("Isi %(noun)s masih kosong; tulis teksnya.")
        sheet.fault(sentence % {"noun": noun}, field=field)
    refuse_pictures(text, sheet.line, sheet.faults, field=field)


def refuse_pictures(text: str, line: int, faults: list[Fault], *, field: str) -> None:
    for address in markdown.pictures_in(text):
        sentence = _("Gambar “%(path)s” ditulis sebagai blok “:::gambar” dengan baris “alt:”.")
        faults.append(Fault(line, sentence % {"path": address}, field))
