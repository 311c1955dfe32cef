from uuid import uuid4

import pytest
from django.db import connection

from kawah.earned.certificates import follower
from kawah.earned.certificates.composing import _ability
from kawah.earned.certificates.issuing import CONFIDENCE, issue
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.tests.completed import completed, issued, statement_of
from kawah.lib.jp import from_minutes
from kawah.people.competencies.api import Held
from kawah.people.directory.api import Reach, Scope
from tests.factories import NOW, TODAY, make_agency, make_person, place

INDEXES = ("certificate_once_per_statement", "certificate_once_per_enrollment")


def deliver_often(enrollment):
    statement = statement_of(enrollment)
    for _time in range(5):
        follower.follow(statement, now=NOW)
    follower.follow(statement_of(enrollment), now=NOW)
    return Certificate.objects.filter(enrollment=enrollment).count()


def test_a_completed_course_earns_one_certificate(version):
    assert deliver_often(completed(version)) == 1


def test_without_the_constraints_there_would_be_doubles(version):
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute(f"DROP INDEX {index}")
    assert deliver_often(completed(version)) == 6


@pytest.mark.parametrize("changed", [{"kind": "completed"}, {"origin": "lain"}])
def test_other_statements_earn_nothing_and_cost_no_query(
    version, changed, django_assert_num_queries
):
    statement = statement_of(completed(version), **changed)
    with django_assert_num_queries(0):
        follower.follow(statement, now=NOW)


def test_the_words_are_frozen(version):
    certificate = issued(version, name="Rambu Konda")
    place(certificate.person)
    certificate.person.name = "Nama Baru"
    certificate.person.save()
    words = Certificate.objects.get().words
    teachers = [teacher.name for teacher in (words.trainer, words.practitioner) if teacher]
    assert (words.recipient_name, teachers) == ("Rambu Konda", ["Retno", "Yohanes"])
    assert words.outcomes == ("mengatur antrean dengan adil",)
    assert words.verify_url.endswith(f"/v/{certificate.code}")


def test_hours_are_those_of_the_programme(version):
    words = issued(version).words
    assert words.jp == from_minutes(version.minutes, on=TODAY)
    lines = [(line.title, line.minutes) for line in words.subjects]
    assert lines == [("Antrean", version.minutes)]


def test_the_post_of_the_day_is_named(version):
    enrollment = completed(version)
    place(enrollment.person)
    issue(enrollment, statement=uuid4(), completed_on=TODAY, now=NOW)
    assert Certificate.objects.get().words.recipient_post.startswith("Jabatan ")


def test_the_day_is_that_of_the_persons_place(version):
    late = NOW.replace(hour=16)  # past midnight in the east
    enrollment = completed(version)
    enrollment.person.agency = make_agency(zone="Asia/Jayapura")
    enrollment.person.save()
    follower.follow(statement_of(enrollment, happened_at=late), now=late)
    words = Certificate.objects.get().words
    assert (words.completed_on.day, words.issued_on.day) == (TODAY.day + 1, TODAY.day + 1)


def test_a_staff_number_in_a_name_is_left_out(version):
    certificate = issued(version, name="Rambu 19900514 201503 1 001")
    assert certificate.words.recipient_name == "Rambu …"


def test_the_levels_are_attested(version):
    certificate = issued(version)
    [held] = Held.objects.filter(person=certificate.person)
    assert (held.level, held.source, held.confidence) == (2, "certificate", CONFIDENCE)


def test_no_other_agency_sees_it(version):
    certificate, stranger = issued(version), make_person()
    own = Scope(certificate.person.pk, Reach.OWN)
    strange = Scope(stranger.pk, Reach.AGENCY, stranger.agency.path)
    assert Certificate.objects.visible_to(own, on=TODAY).count() == 1
    assert not Certificate.objects.visible_to(strange, on=TODAY).exists()


def test_an_english_reader_gets_english_words(version):
    enrollment = completed(version)
    enrollment.person.language = "en"
    enrollment.person.save()
    follower.follow(statement_of(enrollment), now=NOW)
    assert Certificate.objects.get().words.language == "en"


def test_outcomes_read_as_phrases():
    assert _ability("Mengatur antrean.") == "mengatur antrean"
    assert _ability("APBD disusun") == "APBD disusun"


def test_it_is_given_at_the_seat_of_the_agency_else_in_its_regency(version):
    agency = version.course.agency
    agency.regency = "Tanjung Aru"
    agency.save()
    assert issued(version).words.place == "Tanjung Aru"
    agency.seat = "Candrapura"
    agency.save()
    assert issued(version).words.place == "Candrapura"
