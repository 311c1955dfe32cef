"""Finding courses by words: stems, slips of the finger, and sixty judged queries."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.curriculum import indexing, searching
from kawah.learning.curriculum.models import Course, Version
from kawah.lib import stems
from tests.factories import NOW, make_agency

JUDGED = tomllib.loads((Path(__file__).parent / "judged.toml").read_text(encoding="utf-8"))


def list_course(agency, key, title, summary=""):
    course = Course.objects.create(agency=agency, key=key, title=title)
    version = Version.objects.create(
        course=course, number=1, title=title, summary=summary, mode="self_paced", form="NKL03",
        created_at=NOW, published_at=NOW,
    )  # fmt: skip
    course.published = version
    course.save()
    return course


def found(text):
    keys = searching.find(Course.objects.all(), searching.understand(text))
    rows = Course.objects.in_bulk(keys)
    return [rows[key].key for key in keys]


@pytest.fixture
def agency(db):
    return make_agency(code="katalog")


@pytest.fixture
def catalogue(agency):
    for key, (title, summary) in JUDGED["course"].items():
        list_course(agency, key, title, summary)
    while indexing.index_waiting(now=NOW):
        pass


def fault_of(text, judged):
    """What is wrong with the answer to a query; empty when nothing is."""
    keys = found(text)[:3]
    if "first" in judged and keys[:1] != [judged["first"]]:
        return f"{text}: {keys}"
    return "" if set(judged.get("among", ())) <= set(keys) else f"{text}: {keys}"


def test_judged_queries_find_what_was_meant(catalogue):
    faults = [fault_of(text, judged) for text, judged in JUDGED["query"].items()]
    assert len(faults) >= 50
    assert not [fault for fault in faults if fault]


def test_a_word_that_was_spelled_otherwise_is_named(catalogue):
    assert searching.understand("kepemimpnan desa").meant == {"kepemimpnan": "kepemimpinan"}
    assert not searching.understand("kepemimp").meant


def test_who_says_every_word_hides_who_says_some(catalogue):
    assert found("pengelolaan keuangan desa") == ["desa"]
    assert found("keuangan nelayan")[:1] and len(found("keuangan nelayan")) > 1


def test_nothing_is_found_for_what_nobody_says(catalogue):
    assert found("xylophone") == [] and found("") == []


def test_a_course_is_listed_anew_when_another_version_is_published(agency):
    course = list_course(agency, "a", "Arsip")
    assert indexing.index_waiting(now=NOW) == 1 and indexing.index_waiting(now=NOW) == 0
    course.published = Version.objects.create(
        course=course, number=2, title="Surat", summary="", mode="online", form="NKL03",
        created_at=NOW, published_at=NOW,
    )  # fmt: skip
    course.save()
    assert indexing.index_waiting(now=NOW) == 1
    assert found("arsip") == [] and found("surat") == ["a"]


def test_terms_of_another_edition_are_made_anew(agency, monkeypatch):
    list_course(agency, "a", "Arsip")
    indexing.index_waiting(now=NOW)
    monkeypatch.setattr(stems, "EDITION", stems.EDITION + 1)
    assert indexing.index_waiting(now=NOW) == 1


@given(st.text(max_size=60))
def test_any_text_gives_words_and_stems(text):
    words = stems.words_in(text)
    assert all(word == word.strip() and len(word) <= stems.LONGEST_WORD for word in words)
    assert len(stems.terms_in(text)) <= len(words)
