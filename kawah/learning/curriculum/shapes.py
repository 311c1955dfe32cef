"""Tables of course.toml against their shapes: every entry that does not fit, in plain sentences."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, get_args, get_origin

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct, inspect
from msgspec.structs import FieldInfo

Faults = Iterator[tuple[str, str]]  # (where, sentence)
Table = Mapping[str, Any]
TIMES = (date, datetime, time)  # what TOML knows beside plain values


def table_faults(where: str, table: Table, shape: type[Struct]) -> Faults:
    """Keys that are not known, and entries that are missing or do not fit."""
    yield from strange(where, table, shape.__struct_fields__)
    yield from misfits(where, table, shape)


def strange(where: str, table: Table, known: Iterable[str]) -> Faults:
    """Each key that nothing reads: most often a word misspelt."""
    for key in table:
        if key not in known:
            sentence = _("Kunci “%(key)s” tidak dikenal; yang dikenal: %(known)s.")
            yield where, sentence % {"key": key, "known": ", ".join(known)}


def misfits(where: str, table: Table, shape: type[Struct]) -> Faults:
    """Each entry that is missing or does not fit; other keys are not looked at."""
    for field in msgspec.structs.fields(shape):
        if field.encode_name in table:
            yield from _misfit(where, field, table[field.encode_name])
        elif field.required:
            sentence = _("“%(key)s” belum diisi; yang diminta: %(wanted)s.")
            yield where, sentence % {"key": field.encode_name, "wanted": _wanted(field.type)}


def _misfit(where: str, field: FieldInfo, value: Any) -> Faults:
    name, kind = field.encode_name, field.type
    shape = _shape_in(kind)
    if shape and get_origin(kind) is list and _is_rows(value):
        for number, row in enumerate(value, start=1):
            yield from table_faults(f"{where}: [[{name}]] {number}", row, shape)
    elif shape and get_origin(kind) is not list and isinstance(value, dict):
        yield from table_faults(f"{where}: [{name}]", value, shape)
    elif not _fits(value, kind):
        sentence = _("“%(key)s” tidak sesuai; yang diminta: %(wanted)s.")
        yield where, sentence % {"key": name, "wanted": _wanted(kind)}


def _shape_in(kind: Any) -> type[Struct] | None:
    """The shape of the tables that a list or an optional entry holds."""
    inner = (each for each in get_args(kind) if isinstance(each, type))
    return next((each for each in inner if issubclass(each, Struct)), None)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind, builtin_types=TIMES)
    except msgspec.ValidationError:
        return False
    return True


def _wanted(kind: Any) -> str:
    return _described(inspect.type_info(kind))


def _described(kind: inspect.Type) -> str:
    match kind:
        case inspect.LiteralType(values=values):
            return _("salah satu dari %(words)s") % {
                "words": ", ".join(str(each) for each in values if each)
            }
        case inspect.BoolType():
            return _("true atau false")
        case inspect.IntType(ge=least, le=most):
            return _("bilangan bulat %(least)s sampai %(most)s") % {"least": least, "most": most}
        case inspect.DateType():
            return _("tanggal seperti 2026-10-01")
        case inspect.StrType():
            return _text(kind)
        case inspect.ListType(item_type=item):
            return _("daftar; tiap isinya %(item)s") % {"item": _described(item)}
        case inspect.UnionType(types=kinds):
            return _described(kinds[0])
        case _:
            return _("tabel")


def _text(kind: inspect.StrType) -> str:
    values = {"least": kind.min_length, "most": kind.max_length}
    if kind.pattern and "KL" in kind.pattern:
        return _("kode bentuk pengembangan seperti NKL03")
    if kind.pattern:  # of keys
        return _("huruf kecil, angka, dan tanda hubung, paling banyak %(most)s tanda") % values
    if kind.min_length and kind.max_length:
        return _("teks sepanjang %(least)s sampai %(most)s tanda") % values
    if kind.max_length:
        return _("teks paling banyak %(most)s tanda") % values
    return _("teks")
