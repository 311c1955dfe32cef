"""The demo: loading it twice changes nothing, and its courses are whole."""

import json
import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from demo import batches, organization, stories, teaching
from kawah.earned.certificates.api import Certificate
from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Reason, Risk, load_reference
from kawah.learning.assessment.api import read_questions
from kawah.learning.curriculum.api import (
    Course,
    Folder,
    export_course,
    findings_of,
    import_course,
)
from kawah.learning.curriculum.course_file import shaped
from kawah.lib import archives
from kawah.people.directory.api import Person
from tests.factories import NOW, TODAY, load_competencies, make_agency, make_person

# Advice is kept for a day only, and the queue of the followers is emptied by whoever comes first.
FLEETING = {"planning.Advice", "records.Pending"}


def counted():
    """How many rows each of the house's tables holds."""
    models = [model for model in apps.get_models() if model.__module__.startswith("kawah.")]
    return {
        model._meta.label: model._default_manager.count()
        for model in models
        if model._meta.label not in FLEETING
    }


@pytest.fixture
def small_crowd(monkeypatch):
    """Fewer people tell each of the stories; the named ones tell theirs."""
    for name in ("FINISHED", "ON_TRACK", "LATE"):
        monkeypatch.setattr(stories, name, 3)
    monkeypatch.setattr(batches, "SEATS", 3)


@pytest.mark.long
def test_loading_twice_changes_nothing(db, clock, own_folders, small_crowd, capsys):
    load_competencies()
    load_reference()
    call_command("load_demo")
    first = counted()
    clock.advance(minutes=5)
    if connection.vendor == "sqlite":  # it looks for what is there in the same way everywhere
        call_command("load_demo")
    assert counted() == first
    assert first["curriculum.Version"] == len(teaching.OWNERS)
    accounts = own_folders / "demo-accounts.json"
    assert accounts.stat().st_mode & 0o077 == 0
    roles = {account["role"] for account in json.loads(accounts.read_text())}
    assert not Person.objects.exclude(subordinates=None).exclude(grants__role="supervisor").exists()
    assert {"learner", "trainer", "supervisor"} <= {role.split("_")[0] for role in roles}
    assert kinds_of_heads() <= {"JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "SUPERVISOR", "PNS"}
    assert {Reason.COUNTED, Reason.TOO_FAST, Reason.RELEASED, Reason.OVER_DAY} <= reasons()
    assert {Risk.MET, Risk.ON_TRACK} <= risks()
    assert Certificate.objects.exclude(revocation=None).count() == 1
    assert Certificate.objects.exclude(replaced_by=None).count() == 1


def kinds_of_heads():
    """What posts and what employment those have who supervise somebody."""
    heads = Person.objects.exclude(subordinates=None).exclude(
        appointments__position__code="kepala-puskesmas"
    )
    assert not heads.exclude(grants__role="supervisor").exists()
    assert not Person.objects.filter(subordinates=None, supervisions=None, kind="CPNS").exists()
    kinds = heads.values_list("appointments__position__kind", "kind").distinct()
    return {kind for pair in kinds for kind in pair}


def learners():
    return Person.objects.exclude(enrollments=None).select_related("agency")


def reasons():
    years = {person: hours.lines_of(person, year=TODAY.year) for person in learners()}
    return {line.reason for lines in years.values() for line in lines}


def risks():
    standings = (hours.balance(one, year=TODAY.year, on=TODAY) for one in learners())
    return {standing.risk for standing in standings}


@pytest.fixture
def demo_version(db):
    """One of the demo's courses as a draft in an agency."""
    load_competencies()
    organization.load(today=TODAY)

    def demo_version(key, agency, files=None):
        files = files or archives.read_folder(teaching.HERE / key)
        return import_course(Folder(dict(files), agency=agency, now=NOW))[0]

    return demo_version


def exported(version):
    folder = Folder({}, agency=version.course.agency, now=NOW)
    export_course(version, folder)
    return folder.files


@pytest.mark.parametrize("key", teaching.OWNERS)
def test_a_demo_course_comes_out_as_it_went_in(demo_version, key):
    given = archives.read_folder(teaching.HERE / key)
    back = exported(demo_version(key, make_agency()))
    assert keys(back.pop("course.toml")) == keys(given["course.toml"])
    for path, content in back.items():
        if path.startswith("soal/"):
            assert questions(path, content) == questions(path, given[path])
        elif path.endswith(".md"):
            assert content == given[path]


def keys(course):
    node = shaped(tomllib.loads(course.decode()))
    assert node
    return [table["key"] for _where, _module, table in node.activities()]


def questions(path, content):
    return read_questions(path, content).questions


@pytest.mark.parametrize("key", teaching.OWNERS)
def test_a_demo_course_taken_in_from_its_export_comes_out_the_same(demo_version, key):
    first = exported(demo_version(key, make_agency()))
    assert exported(demo_version(key, make_agency(), first)) == first


@pytest.mark.parametrize("key", teaching.OWNERS)
def test_a_demo_course_meets_the_resep_without_a_warning(demo_version, key):
    agency = make_agency()
    for teacher in tomllib.loads((teaching.HERE / key / "course.toml").read_text())["teacher"]:
        make_person(agency, email=teacher["email"])
    found = findings_of(demo_version(key, agency), now=NOW)
    assert [finding for finding in found if finding.severity != "later"] == []
    assert Course.objects.get().key == key
