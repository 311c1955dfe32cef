"""Pages of the journal."""

from uuid import UUID, uuid4

import pytest

from kawah.learning.enrollment.api import Mark
from kawah.learning.player import api as player


@pytest.fixture
def written(learner, enrollment, steps, now):
    return player.write_entry(
        learner,
        uuid=UUID(int=5),
        text="Loket dibuka lebih pagi pekan depan",
        happened_at=now,
        now=now,
        enrollment=enrollment,
        step=steps["renungan"],
    )


def test_a_reflection_begins_empty_and_is_a_visit(enrollment, steps, now):
    page = player.reflection_page(enrollment, steps["renungan"], now=now)
    assert (page.prompt[:3], page.min_words, page.entry) == ("Apa", 5, None)
    assert Mark.objects.get(enrollment=enrollment).activity_id == steps["renungan"].pk


def test_a_reflection_goes_on_where_it_was_left(enrollment, steps, now, written):
    page = player.reflection_page(enrollment, steps["renungan"], now=now)
    assert page.entry == written and page.uuid == written.uuid


def test_a_lesson_is_no_reflection(enrollment, step, now):
    with pytest.raises(player.ReflectionMissing):
        player.reflection_page(enrollment, step, now=now)


def test_a_journal_lists_own_entries_with_replies(
    learner, trainer, someone, written, now, django_assert_num_queries
):
    player.share(learner, uuid=written.uuid, now=now)
    player.reply(trainer, entry=written.uuid, uuid=uuid4(), text="Ya.", path="/", now=now)
    with django_assert_num_queries(3):
        replies = [r.trainer.name for e in player.journal_of(learner) for r in e.replies.all()]
    assert replies == [trainer.name]
    assert not player.journal_of(someone("Rafi")).exists()


def test_a_trainer_lists_what_was_shared(learner, trainer, someone, written, now):
    assert not player.shared_with(trainer).exists()
    player.share(learner, uuid=written.uuid, now=now)
    assert [entry.person for entry in player.shared_with(trainer)] == [learner]
    assert not player.shared_with(someone("Lain")).exists()
