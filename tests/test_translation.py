"""Both catalogues are complete: nothing missing, empty, doubtful, or with other placeholders."""

import ast

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings

from kawah.web.shell.management import catalogue

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(scope="module")
def template() -> Catalog:
    return catalogue.collect()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language, template):
    faults = catalogue.faults(language, template)
    lines = [f"{fault.what}: {fault.message}" for fault in faults]
    assert not lines, f"{len(lines)} in {language}; run `make messages`: " + "; ".join(lines[:10])


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A catalogue of two messages, complete in both languages."""
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    words = Catalog()
    words.add("Halo %(name)s")
    words.add(("%(count)d tugas", "%(count)d tugas"))
    for language in LANGUAGES:
        catalogue.update(language, words)
    translate("Halo %(name)s", "Hello %(name)s")
    translate("%(count)d tugas", ("%(count)d task", "%(count)d tasks"))
    return words


def translate(message, string, *, flags=()):
    english = catalogue.read("en")
    kept = english[message]
    kept.string = string
    kept.flags |= set(flags)
    catalogue.write(english, "en")


def whats(words):
    return [fault.what for fault in catalogue.faults("en", words)]


def test_a_complete_catalogue_has_no_fault(small):
    assert catalogue.faults("en", small) == catalogue.faults("id", small) == []


def test_a_planted_missing_message_is_found(small):
    small.add("Baru")
    assert whats(small) == ["missing"]


def test_a_planted_empty_message_is_found(small):
    translate("Halo %(name)s", "")
    assert whats(small) == ["empty"]


def test_a_planted_half_empty_plural_is_found(small):
    translate("%(count)d tugas", ("%(count)d task", ""))
    assert whats(small) == ["empty"]


def test_a_planted_fuzzy_message_is_found(small):
    translate("Halo %(name)s", "Hello %(name)s", flags={"fuzzy"})
    assert whats(small) == ["fuzzy"]


def test_a_planted_wrong_placeholder_is_found(small):
    translate("Halo %(name)s", "Hello %(nama)s")
    assert whats(small) == ["placeholders differ"]


def test_a_translation_outlives_its_message(small):
    catalogue.update("en", Catalog())
    catalogue.update("en", small)
    assert catalogue.read("en")["Halo %(name)s"].string == "Hello %(name)s"


def test_compiled_messages_are_read(small, tmp_path):
    catalogue.compile_all()
    compiled = (tmp_path / "en" / "LC_MESSAGES" / "django.mo").read_bytes()
    assert b"Hello %(name)s" in compiled


def test_no_words_stand_where_they_are_not_collected():
    """Inside an f-string the collector does not see them, and nobody would translate them."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in (settings.ROOT / "kawah").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext")
    ]
    assert not found


def test_words_of_templates_are_collected(template):
    places = {place for message in template for place, _line in message.locations}
    assert any(place.endswith(".html") for place in places)
