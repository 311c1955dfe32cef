"""A directive as a filled-in form: argument, attributes, body, and a place for faults."""

import re
from typing import Literal

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.player.directives import Directive, Fault

ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


class Form(Struct, frozen=True):
    """What a directive takes; `many` names attributes that may repeat."""

    argument: Literal["", "path", "id"]
    attributes: tuple[str, ...] = ()
    many: tuple[str, ...] = ()


FORMS: dict[str, Form] = {
    "catatan": Form("", ("jenis", "judul")),
    "gambar": Form("path", ("alt", "hiasan", "keterangan")),
    "audio": Form("path", ("judul",)),
    "video": Form("path", ("judul", "teks", "poster", "jeda"), many=("jeda",)),
    "tanya": Form("id"),
    "putuskan": Form("id"),
    "aturan-praktik": Form("id", ("judul", "aturan", "praktik")),
    "unduh": Form("path", ("judul",)),
}


class Sheet(Struct):
    name: str
    line: int
    argument: str
    values: dict[str, str]
    repeated: list[tuple[int, str]]
    body: str
    body_line: int
    faults: list[Fault]

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def fault(self, what: str, *, line: int = 0, field: str = "") -> None:
        self.faults.append(Fault(line or self.line, what, field))

    def demand(self, name: str, *, field: str) -> str:
        """The value of an attribute that has to be there."""
        if not self.get(name):
            sentence = _("“:::%(block)s” memerlukan baris “%(name)s: …”.")
            self.fault(sentence % {"block": self.name, "name": name}, field=field)
        return self.get(name)

    def refuse_body(self) -> None:
        if self.body.strip():
            sentence = _("“:::%(block)s” tidak punya isi; pindahkan teksnya ke luar blok.")
            self.fault(sentence % {"block": self.name}, line=self.body_line)


def sheet_of(directive: Directive, faults: list[Fault]) -> Sheet:
    form = FORMS[directive.name]
    attributes, skipped = directive.attributes(form.attributes)
    body = directive.lines[skipped:]
    blank = next((n for n, line in enumerate(body) if line.strip()), 0)
    sheet = Sheet(
        name=directive.name,
        line=directive.line,
        argument=directive.argument,
        values={},
        repeated=[],
        body="\n".join(body[blank:]).rstrip(),
        body_line=directive.line + 1 + skipped + blank,
        faults=faults,
    )
    for attribute in attributes:
        _take(sheet, form, attribute.name, attribute.value, attribute.line)
    _check_argument(sheet, form)
    return sheet


def _take(sheet: Sheet, form: Form, name: str, value: str, line: int) -> None:
    words = {"block": sheet.name, "name": name}
    if name not in form.attributes:
        sentence = _(
            "Baris “%(name)s:” tidak dikenal di “:::%(block)s”; beri baris kosong sebelum isi."
        )
        sheet.fault(sentence % words, line=line)
    elif name in form.many:
        sheet.repeated.append((line, value))
    elif name in sheet.values:
        sheet.fault(_("“%(name)s:” ditulis dua kali; sisakan satu.") % words, line=line)
    else:
        sheet.values[name] = value


def _check_argument(sheet: Sheet, form: Form) -> None:
    words = {"block": sheet.name, "argument": sheet.argument}
    if form.argument == "path" and not sheet.argument:
        sheet.fault(
            _("“:::%(block)s” memerlukan nama berkas, misalnya media/alur.svg.") % words,
            field="path",
        )
    if form.argument == "id" and not sheet.argument:
        sentence = _("“:::%(block)s” memerlukan id, misalnya “:::%(block)s q1”.")
        sheet.fault(sentence % words, field="id")
    elif form.argument != "path" and sheet.argument and not ID.fullmatch(sheet.argument):
        sentence = _("Id “%(argument)s” tidak sah; pakai huruf kecil, angka, dan tanda hubung.")
        sheet.fault(sentence % words, field="id")
