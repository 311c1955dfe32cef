"""Telling a person something, once, on the page and by mail."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import translation

from kawah.people.notices.api import (
    Notice,
    Pace,
    choose_pace,
    latest,
    sentence,
    tell,
    tell_all,
)
from kawah.people.notices.post import deliver_waiting
from kawah.people.notices.sentences import SENTENCES
from kawah.records.api import Parcel
from tests.factories import NOW, make_person

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@pytest.fixture
def person(db):
    return make_person(name="Ester Maniani", email="ester@example.go.id")


def told(person, key="ujian:1", *, now=NOW):
    return tell(
        person,
        key=key,
        kind="attempt_graded",
        values={"activity": "Ujian"},
        path="/belajar/1/",
        now=now,
    )


def test_a_notice_is_written_and_waits_for_the_letter_of_the_day(person):
    assert told(person)
    notice = Notice.objects.get()
    assert (notice.person, notice.path, notice.told_at) == (person, "/belajar/1/", NOW)
    assert notice.letter_due_at == datetime(2026, 10, 6, 0, 0, tzinfo=UTC)  # 07.00 WIB


def test_telling_twice_is_telling_once(person):
    told(person)
    assert not told(person, now=NOW + timedelta(hours=1))
    assert Notice.objects.count() == 1


def test_many_are_told_in_few_queries_each_at_their_own_pace(person, django_assert_max_num_queries):
    hasty, silent = make_person(email="b@example.go.id"), make_person(email=None)
    choose_pace(hasty, Pace.AT_ONCE, now=NOW)
    told(person, "ujian:0")
    news = [
        Notice(person=one, key=f"ujian:{place}", kind="attempt_graded", values={"activity": "U"})
        for place, one in enumerate((person, hasty, silent, *[person] * 7))
    ]
    with django_assert_max_num_queries(5):
        fresh = tell_all(news, now=NOW)
    assert len(fresh) == 9 and Notice.objects.count() == 10
    assert Parcel.objects.get().content["to"] == "b@example.go.id"
    assert Notice.objects.filter(letter_due_at=None).count() == 2  # the hasty, the silent


def test_who_has_no_address_is_told_on_the_page_alone(db):
    told(make_person(email=None))
    assert Notice.objects.get().letter_due_at is None and not Parcel.objects.exists()


def test_the_worker_carries_the_mail_once(person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    choose_pace(person, Pace.AT_ONCE, now=NOW)
    told(person)
    assert deliver_waiting(now=NOW) == 1
    assert deliver_waiting(now=NOW) == 0
    letter = mail.outbox[0]
    assert letter.to == ["ester@example.go.id"]
    assert letter.subject == "Jawaban Anda di “Ujian” sudah dinilai."
    assert letter.body.startswith("Ester Maniani,")
    assert f"{settings.PUBLIC_URL}/belajar/1/" in letter.body


def test_the_latest_come_first(person):
    for hours in range(4):
        told(person, f"ujian:{hours}", now=NOW + timedelta(hours=hours))
    keys = [notice.key for notice in latest(person, at_most=3)]
    assert keys == ["ujian:3", "ujian:2", "ujian:1"]
    assert latest(make_person(), at_most=3) == []


WITHOUT = {"address_changed"}  # it speaks of the reader alone


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_has_the_same_placeholders_in_both_languages(kind):
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = set(PLACEHOLDER.findall(str(SENTENCES[kind])))
    assert said["id"] == said["en"]
    assert said["id"] or kind in WITHOUT


@pytest.mark.parametrize("kind", SENTENCES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_sentence_says_what_it_is_given(kind, language):
    names = PLACEHOLDER.findall(str(SENTENCES[kind]))
    values = {name: f"<{name}>" for name in names}
    words = sentence(kind, values, language=language)
    assert all(value in words for value in values.values()) and "%(" not in words
