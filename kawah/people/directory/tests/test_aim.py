import pytest

from kawah.people.directory.api import Position, PositionKind, PositionOutOfReach, aim
from kawah.records.api import Change
from tests.factories import NOW, make_agency, make_person, make_position

pytestmark = pytest.mark.django_db


def test_a_post_aimed_at_is_kept_and_noted():
    person, post = make_person(), make_position()
    assert aim(person, post, by=person, now=NOW)
    person.refresh_from_db()
    assert person.target_position == post
    change = Change.objects.get(verb="person.aim_set")
    assert (change.by, change.before, change.after) == (person.uuid, None, {"position": post.code})


def test_the_same_aim_again_changes_nothing():
    person, post = make_person(), make_position()
    assert aim(person, post, by=person, now=NOW) and not aim(person, post, by=person, now=NOW)
    assert Change.objects.count() == 1


def test_an_aim_can_be_given_up():
    person, post = make_person(), make_position()
    aim(person, post, by=person, now=NOW)
    assert aim(person, None, by=person, now=NOW)
    assert Change.objects.latest("pk").before == {"position": post.code}
    person.refresh_from_db()
    assert person.target_position is None


def test_posts_of_another_agency_and_outside_the_service_are_refused():
    person, outside = make_person(), make_position(PositionKind.OUTSIDE)
    theirs, own = make_position(), make_position()
    Position.objects.filter(pk=theirs.pk).update(agency=make_agency())
    Position.objects.filter(pk=own.pk).update(agency=person.agency)
    for post in (outside, theirs):
        with pytest.raises(PositionOutOfReach):
            aim(person, post, by=person, now=NOW)
    assert aim(person, own, by=person, now=NOW)
