"""The message catalogues: collected from the sources, kept in step, compiled. No gettext tools."""

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize
from msgspec import Struct

LOCALE = Path(__file__).parents[3] / "locale"
SOURCES = ("kawah/**/*.py", "config/*.py", "kawah/**/templates/**/*.*")
PLURALS = {"id": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
PLACEHOLDER = re.compile(r"%\((\w+)\)")
SKIPPED = {"tests", "migrations"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Fault(Struct, frozen=True):
    """A message that a reader of `language` would not find in it."""

    language: str
    message: str
    what: str


def sources() -> Iterator[Path]:
    """The files that may hold words for people."""
    for pattern in SOURCES:
        for path in sorted(Path(settings.ROOT).glob(pattern)):
            if path.is_file() and not SKIPPED & set(path.relative_to(settings.ROOT).parts):
                yield path


def collect() -> Catalog:
    """Every message of the sources, with the files it stands in."""
    catalog = Catalog(project="Kawah", charset="utf-8", fuzzy=False)
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = templatize(text, origin=str(path))
        place = (str(path.relative_to(settings.ROOT)), 0)
        stream = io.BytesIO(text.encode())
        options = {"encoding": "utf-8"}
        found = extract("python", stream, KEYWORDS, ["Translators:"], options)
        for _line, message, comments, context in found:
            catalog.add(message, None, [place], auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    path = po(language)
    content = path.read_bytes() if path.exists() else header(language)
    return read_po(io.BytesIO(content), locale=language)


def header(language: str) -> bytes:
    """A header without dates: a catalogue changes when its words do."""
    fields = {
        "Project-Id-Version": "Kawah",
        "Language": language,
        "Plural-Forms": PLURALS[language],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return "\n".join(['msgid ""', 'msgstr ""', *lines, "", ""]).encode()


def update(language: str, template: Catalog) -> None:
    """Bring a catalogue in step with the sources; what is no longer used is kept aside in it."""
    catalog = read(language)
    for message in catalog.obsolete.values():
        if catalog.get(message.id, context=message.context) is None:
            catalog[message.id] = message
    catalog.obsolete.clear()
    # Babel shares the template's messages with the catalogue, which is about to change them.
    catalog.update(deepcopy(template), no_fuzzy_matching=True, update_header_comment=False)
    if language == settings.LANGUAGE_CODE:
        for message in catalog:
            message.string = message.string if message.id == "" else _own_words(message)
    write(catalog, language)


def _own_words(message: Message) -> str | tuple[str, ...]:
    """Messages are written in Indonesian, which has one form for every number."""
    return message.id if isinstance(message.id, str) else (message.id[1],)


def write(catalog: Catalog, language: str) -> None:
    for message in catalog:
        if not _names(message.id):  # "100 % dari" is no placeholder, though it looks like one
            message.flags.discard("python-format")
    po(language).parent.mkdir(parents=True, exist_ok=True)
    with po(language).open("wb") as file:
        file.write(header(language))
        write_po(file, catalog, sort_output=True, include_lineno=False, omit_header=True)


def compile_all() -> None:
    """Compile each catalogue that is newer than what was compiled from it."""
    for language, _name in settings.LANGUAGES:
        source, target = po(language), po(language).with_suffix(".mo")
        if not source.exists():
            continue
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            fresh = target.with_suffix(".mo.new")
            with fresh.open("wb") as file:
                write_mo(file, read(language))
            fresh.replace(target)


def faults(language: str, template: Catalog) -> list[Fault]:
    """What is missing, empty, doubtful or wrongly formed in the catalogue of a language."""
    catalog = read(language)
    found = []
    for wanted in template:
        if not wanted.id:
            continue
        message = catalog.get(wanted.id, context=wanted.context)
        what = _fault_of(message)
        if what:
            found.append(Fault(language, str(wanted.id), what))
    return found


def _fault_of(message: Message | None) -> str:
    if message is None:
        return "missing"
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(forms):
        return "empty"
    if message.fuzzy:
        return "fuzzy"
    if any(_names(form) != _names(message.id) for form in forms[-1:]):
        return "placeholders differ"
    return ""


def _names(text: str | tuple[str, ...] | list[str]) -> set[str]:
    whole = text if isinstance(text, str) else " ".join(text)
    return set(PLACEHOLDER.findall(whole))


def po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"
