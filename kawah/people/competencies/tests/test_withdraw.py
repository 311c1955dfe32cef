from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from kawah.people.competencies.api import (
    Competency,
    Held,
    Source,
    Standard,
    attest,
    gaps_of,
    held_by,
    withdraw,
)
from tests.factories import NOW, TODAY, load_competencies, make_person, make_position

pytestmark = pytest.mark.django_db
BY = uuid4()


@pytest.fixture
def data(db):
    load_competencies()
    return Competency.objects.get(code="smart_asn:data_literacy")


@pytest.fixture
def person(data):
    return make_person()


def found(person, data, level, *, source=Source.CERTIFICATE, held_on=TODAY):
    key = uuid4()
    attest(
        person,
        data,
        level=level,
        source=source,
        confidence=0.6,
        held_on=held_on,
        evidence="sertifikat",
        uuid=key,
    )
    return key


def take_back(*keys):
    return withdraw(keys, by=BY, reason="Ujian diwakilkan", now=NOW)


def test_a_withdrawn_level_no_longer_counts_and_stays_written(person, data):
    key = found(person, data, 3)
    assert take_back(key) == 1
    assert held_by(person, on=TODAY) == {}
    kept = Held.objects.get(uuid=key)
    assert (kept.level, kept.held_on) == (3, TODAY)
    withdrawal = kept.withdrawal
    assert (withdrawal.at, withdrawal.by, withdrawal.reason) == (NOW, BY, "Ujian diwakilkan")


def test_the_gap_shows_it(person, data):
    post = make_position()
    Standard.objects.create(position=post, competency=data, level=3, status="unverified")
    key = found(person, data, 3)
    size = lambda: {gap.competency: gap.size for gap in gaps_of(person, post, on=TODAY)}[data.code]  # noqa: E731
    assert size() == 0
    take_back(key)
    assert size() == 3


def test_what_was_found_otherwise_counts_again(person, data):
    found(person, data, 1, source=Source.ASSESSMENT, held_on=TODAY - timedelta(days=30))
    key = found(person, data, 3)
    assert held_by(person, on=TODAY)[data.code].level == 3
    take_back(key)
    assert held_by(person, on=TODAY)[data.code].level == 1


def test_it_is_withdrawn_once(person, data):
    key = found(person, data, 3)
    assert (take_back(key), take_back(key), take_back(uuid4())) == (1, 0, 0)


def test_a_withdrawn_finding_is_not_attested_again_by_itself(person, data):
    key = found(person, data, 3)
    take_back(key)
    assert not attest(
        person,
        data,
        level=3,
        source=Source.CERTIFICATE,
        confidence=0.6,
        held_on=TODAY,
        evidence="sertifikat",
        uuid=key,
    )
    assert held_by(person, on=TODAY) == {}


def test_what_is_found_later_does_not_count_before(person, data):
    found(person, data, 3, held_on=TODAY + timedelta(days=1))
    assert held_by(person, on=TODAY) == {}
    assert held_by(person, on=TODAY + timedelta(days=1))[data.code].level == 3


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_beyond_the_five_cannot_be_written(person, data, level):
    with pytest.raises(IntegrityError):
        found(person, data, level)
