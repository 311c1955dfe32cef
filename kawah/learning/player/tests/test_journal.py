"""The journal: private, shared on purpose, answered by trainers."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from kawah.learning.enrollment.api import Mark
from kawah.learning.player import api as player
from kawah.people.directory.api import Reach
from kawah.people.notices.api import Notice
from kawah.records.api import Statement

LONG = "Loket dibuka lebih pagi mulai pekan depan"
ENTRY = UUID(int=11)


@pytest.fixture
def write(learner, enrollment, steps, now):
    def write(text=LONG, *, uuid=ENTRY, at=now, person=learner, reflects=True):
        about = {"enrollment": enrollment, "step": steps["renungan"]} if reflects else {}
        return player.write_entry(
            person, uuid=uuid, text=text, happened_at=at, now=now + timedelta(days=1), **about
        )

    return write


def mark(enrollment, steps):
    return Mark.objects.get(enrollment=enrollment, activity=steps["renungan"].pk)


def test_a_long_enough_reflection_completes_its_activity(write, enrollment, steps, now):
    entry = write()
    assert (entry.text, entry.created_at, entry.shared_at) == (LONG, now, None)
    assert mark(enrollment, steps).why == "reflection_written"
    act: Any = Statement.objects.get(kind="reflected").act
    assert act.words == 7


def test_a_short_reflection_is_kept_and_told_how_many_words_are_missing(write, enrollment, steps):
    with pytest.raises(player.TooShort, match="Kurang 3 kata lagi") as refusal:
        write("Dua kata")
    assert refusal.value.missing == 3
    assert player.JournalEntry.objects.get().text == "Dua kata"
    assert mark(enrollment, steps).completed_at is None


def test_the_same_entry_arrives_once_and_its_newest_text_stays(write, now):
    write()
    write(LONG + " dan tutup", at=now + timedelta(minutes=9))
    write(LONG, at=now)
    assert player.JournalEntry.objects.get().text == LONG + " dan tutup"
    assert Statement.objects.filter(kind="reflected").count() == 1


def test_two_devices_keep_both_versions(write):
    write()
    write(uuid=UUID(int=12))
    assert player.JournalEntry.objects.count() == 2


def test_a_note_of_ones_own_belongs_to_no_course(write):
    entry = write("Catatan", reflects=False)
    assert entry.enrollment is None
    assert list(Statement.objects.values_list("kind", flat=True)) == ["journaled"]


@pytest.mark.parametrize("text", ["", "  \n", "— …"])
def test_nothing_is_not_kept(write, text):
    with pytest.raises(player.EntryEmpty):
        write(text)


def test_nobody_writes_into_anothers_entry(write, someone):
    write()
    with pytest.raises(player.EntryUnknown):
        write("Bukan milik saya, tetapi saya tulis", person=someone("Rafi"), reflects=False)
    assert player.JournalEntry.objects.get().text == LONG


def test_an_entry_is_its_writers_own(write, trainer, scope):
    write()
    assert not player.JournalEntry.objects.shared_with(scope(trainer)).exists()


def test_a_shared_entry_is_seen_by_that_versions_trainers_only(
    write, learner, trainer, someone, scope, now
):
    write()
    player.share(learner, uuid=ENTRY, now=now)
    seen = player.JournalEntry.objects.shared_with
    assert seen(scope(trainer)).count() == 1
    for reach in (Reach.OWN, Reach.AGENCY, Reach.NATIONAL):
        assert seen(scope(someone("Atasan"), reach)).count() == 0


def test_an_entry_can_be_taken_back(write, learner, trainer, scope, now):
    write()
    player.share(learner, uuid=ENTRY, now=now)
    player.keep_private(learner, uuid=ENTRY, now=now)
    assert not player.JournalEntry.objects.shared_with(scope(trainer)).exists()


def kinds(person):
    rows = Statement.objects.filter(person=person.uuid).order_by("pk")
    return [kind for kind in rows.values_list("kind", flat=True) if kind not in EARLIER]


EARLIER = ("enrolled", "reflected", "completed")


def test_sharing_and_taking_back_are_told_each_time_something_changes(write, learner, now):
    write()
    for minutes in (0, 1, 2):
        at = now + timedelta(minutes=minutes)
        player.share(learner, uuid=ENTRY, now=at)
        player.share(learner, uuid=ENTRY, now=at)
        player.keep_private(learner, uuid=ENTRY, now=at)
        player.keep_private(learner, uuid=ENTRY, now=at)
    assert kinds(learner) == ["shared", "took_back"] * 3


def test_a_note_for_oneself_is_told_once(write, learner, now):
    write("Catatan pagi", reflects=False)
    write("Catatan pagi yang panjang", reflects=False, at=now + timedelta(minutes=1))
    assert kinds(learner) == ["journaled"]
    act: Any = Statement.objects.get(kind="journaled").act
    assert (act.entry, act.words) == (ENTRY, 2)


def test_a_reply_is_the_trainers_own_act(write, learner, trainer, enrollment, now):
    write()
    player.share(learner, uuid=ENTRY, now=now)
    uuid = uuid4()
    for _ in range(2):
        replied(trainer, now, uuid)
    assert kinds(trainer) == ["replied"]
    act: Any = Statement.objects.get(kind="replied").act
    assert (act.enrollment, act.entry, act.reply) == (enrollment.uuid, ENTRY, uuid)


def test_only_the_writer_shares(write, trainer, now):
    write()
    with pytest.raises(player.EntryUnknown):
        player.share(trainer, uuid=ENTRY, now=now)


def test_a_note_without_a_course_has_nobody_to_be_shared_with(write, learner, now):
    write("Catatan", reflects=False)
    with pytest.raises(player.NothingToShareWith):
        player.share(learner, uuid=ENTRY, now=now)


def replied(trainer, now, uuid):
    return player.reply(trainer, entry=ENTRY, uuid=uuid, text="Bagus.", path="/jurnal/", now=now)


def test_a_reply_reaches_the_writer_once(write, learner, trainer, now):
    write()
    player.share(learner, uuid=ENTRY, now=now)
    uuid = uuid4()
    replied(trainer, now, uuid)
    replied(trainer, now, uuid)
    notice = Notice.objects.get(person=learner)
    assert (notice.kind, notice.values) == ("reflection_replied", {"trainer": trainer.name})
    assert player.Reply.objects.get().text == "Bagus."


def test_a_private_entry_cannot_be_answered(write, trainer, now):
    write()
    with pytest.raises(player.EntryUnknown):
        replied(trainer, now, uuid4())


def test_who_does_not_teach_the_version_cannot_answer(write, learner, someone, now):
    write()
    player.share(learner, uuid=ENTRY, now=now)
    with pytest.raises(player.EntryUnknown):
        replied(someone("Orang lain"), now, uuid4())


def test_one_text_is_not_two_reflections(write, learner, enrollment, steps, now):
    write(reflects=False)
    with pytest.raises(player.EntryUnknown):
        write()
    assert not Mark.objects.filter(enrollment=enrollment).exists()
