import pytest

from kawah.people.access.api import name_supervisor
from kawah.people.competencies.api import (
    Competency,
    Held,
    LevelUnknown,
    NotTheSupervisor,
    SightMissing,
    Source,
    held_by,
    observe,
)
from kawah.records.api import Change
from tests.factories import NOW, TODAY, load_competencies, make_person

pytestmark = pytest.mark.django_db
SEEN = "Menenangkan warga yang marah di loket."


@pytest.fixture
def boss():
    load_competencies()
    return make_person()


@pytest.fixture
def person(boss):
    person = make_person(boss.agency)
    name_supervisor(person, supervisor=boss, by=boss, on=TODAY, now=NOW)
    return person


def say(person, boss, *, level=3, seen=SEEN):
    competency = Competency.objects.get(code="berakhlak:harmonis")
    return observe(person, competency, level=level, seen=seen, by=boss, on=TODAY, now=NOW)


def test_what_the_supervisor_saw_counts_and_is_noted(person, boss):
    assert say(person, boss)
    finding = held_by(person, on=TODAY)["berakhlak:harmonis"]
    assert (finding.level, finding.evidence, finding.held_on) == (3, SEEN, TODAY)
    assert Held.objects.get().source == Source.SUPERVISOR
    change = Change.objects.get(verb="person.level_observed")
    assert (change.by, change.why) == (boss.uuid, SEEN)
    assert change.after == {"competency": "berakhlak:harmonis", "level": 3}


def test_the_same_said_twice_is_one_finding(person, boss):
    assert say(person, boss) and not say(person, boss)
    assert Change.objects.filter(verb="person.level_observed").count() == 1


def test_others_than_the_supervisor_cannot(person, boss):
    for by in (make_person(boss.agency), person):
        with pytest.raises(NotTheSupervisor):
            say(person, by)
    with pytest.raises(NotTheSupervisor):
        say(boss, person)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"level": 0}, LevelUnknown),
        ({"level": 6}, LevelUnknown),
        ({"seen": " \n"}, SightMissing),
        ({"seen": "x" * 201}, SightMissing),
    ],
)
def test_what_cannot_be_attested_is_refused(person, boss, given, refusal):
    with pytest.raises(refusal):
        say(person, boss, **given)
    assert not Held.objects.exists()
