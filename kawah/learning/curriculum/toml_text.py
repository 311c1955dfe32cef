"""course.toml as text that strangers wrote: read into tables, or refused in one sentence."""

import re
import tomllib
from typing import Any

from django.utils.translation import gettext as _

BYTES_AT_MOST = 1024 * 1024
DEPTH_AT_MOST = 16
# tomllib takes memory by the square of the depth of a dotted key.
DEEP_KEY = re.compile(rb"(?:\.[ \t]*[^.\s=]+[ \t]*){64}")
PLACE = re.compile(r"line (\d+), column (\d+)")
TWICE = re.compile(r"overwrite|twice|immutable")  # what tomllib says of a key written again


class CourseFileUnusable(Exception):
    """course.toml cannot be read; the message is a whole sentence."""


def parsed(content: bytes) -> dict[str, Any]:
    """Raises CourseFileUnusable."""
    if len(content) > BYTES_AT_MOST:
        raise CourseFileUnusable(_("Berkas ini lebih besar dari 1 MB; ringkaslah."))
    if DEEP_KEY.search(content):
        raise CourseFileUnusable(_too_much())
    try:
        top = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        sentence = _("Teksnya tidak terbaca; simpan ulang dengan pengodean UTF-8.")
        raise CourseFileUnusable(sentence) from error
    except tomllib.TOMLDecodeError as error:
        raise CourseFileUnusable(_sentence(str(error))) from error
    except (RecursionError, ValueError) as error:
        raise CourseFileUnusable(_too_much()) from error
    _refuse_deep_or_unprintable(top)
    return top


def _sentence(said: str) -> str:
    place = PLACE.search(said)
    if place is None:
        return _("Berkas ini tidak dapat dibaca: isinya terputus di akhir berkas.")
    values = {"line": place[1], "column": place[2]}
    if TWICE.search(said):
        sentence = _(
            "Berkas ini tidak dapat dibaca: kunci atau tabel yang sama ditulis dua kali, "
            "pada baris %(line)s, kolom %(column)s."
        )
        return sentence % values
    sentence = _(
        "Berkas ini tidak dapat dibaca: penulisannya salah pada baris %(line)s, kolom %(column)s."
    )
    return sentence % values


def _too_much() -> str:
    return _("Susunannya terlalu dalam atau angkanya terlalu besar; sederhanakan.")


def _refuse_deep_or_unprintable(top: dict[str, Any]) -> None:
    """No database keeps a zero byte in text."""
    waiting: list[tuple[Any, int]] = [(top, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEPTH_AT_MOST:
            raise CourseFileUnusable(_too_much())
        if isinstance(value, str) and "\0" in value:
            raise CourseFileUnusable(_("Ada teks yang memuat tanda kendali; tulis ulang teks itu."))
        if isinstance(value, dict):
            waiting += [(each, depth + 1) for each in (*value, *value.values())]
        elif isinstance(value, list):
            waiting += [(each, depth + 1) for each in value]
