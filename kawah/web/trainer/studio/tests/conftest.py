"""A trainer with the course they teach under the pen."""

from typing import Any

import pytest
from lxml import html

from kawah.earned.hours.api import load_reference
from kawah.learning.curriculum.api import Review, amending, writing
from kawah.people.access.api import Role
from tests import courses
from tests.factories import NOW, make_agency, make_person, make_unit
from tests.once import once
from tests.world import give, signed_in


@once
def agency():
    load_reference()
    return make_agency("kab-a")


def trainer_of(agency, *, name="Retno Penulis", email=None):
    """Make somebody who teaches in an agency."""
    person = make_person(agency, name=name, email=email)
    give(person, Role.TRAINER, agency, make_unit(agency))
    return person


@once
def author(agency):
    return trainer_of(agency, email="retno@example.go.id")


@once
def course(agency, author):
    return courses.published(agency).course


@pytest.fixture
def client(author):
    return signed_in(author)


@once
def manuscript(course, author):
    return writing.begin(course, by=author, now=NOW)


@pytest.fixture
def at(manuscript):
    """The address of a page of the manuscript."""
    return lambda place="": f"/mengajar/naskah/{manuscript.uuid}/{place}"


@pytest.fixture
def tables(manuscript):
    """What course.toml holds now."""
    return lambda: amending.tables_of(writing.file_of(manuscript, "course.toml"))


@pytest.fixture
def file(manuscript):
    """A file as it is now."""

    def file(path="course.toml"):
        held = writing.file_of(manuscript, path)
        assert held is not None
        return held

    return file


@pytest.fixture
def sent(client, at):
    """The fields of a form as a browser would send them, with changes."""

    def sent(place, **changed):
        page = client.get(at(place))
        assert page.status_code == 200
        return {**fields_of(page), **changed}

    return sent


def fields_of(page):
    tree: Any = html.fromstring(page.content)
    found: dict[str, list[str]] = {}
    for form in tree.iterfind(".//main//form"):
        if form.find(".//input[@name='seen']") is None:
            continue
        for name, value in form.form_values():
            found.setdefault(name, []).append(value)
    return found


@pytest.fixture
def reviewer(agency):
    return trainer_of(agency, name="Penelaah Kedua")


@pytest.fixture
def second(reviewer):
    return signed_in(reviewer)


@pytest.fixture
def changed(client, at, sent):
    """The manuscript says something that was not published."""

    def changed(title="Antrean yang Lebih Adil", **more):
        client.post(at("data/umum/"), sent("data/umum/", title=title, **more))

    return changed


@pytest.fixture
def send(client, at, reviewer, changed):
    changed()
    answer = client.post(at("telaah/"), {"reviewer": reviewer.uuid}, follow=True)
    assert "Terkirim kepada Penelaah Kedua" in answer.text
    return Review.objects.get(decision="open")


def page(review, place=""):
    """What a reviewer reads."""
    return f"/mengajar/telaah/{review.uuid}/{place}"
