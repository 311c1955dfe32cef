"""The daily roots are signed and kept outside the database: who rewrites all of it is found."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from kawah.earned.hours import chain, only_grows, publishing
from kawah.earned.hours.findings import Fault
from kawah.earned.hours.models import Entry, Head, Root
from kawah.earned.hours.publishing import compare, publish, published, seal_and_publish
from kawah.earned.hours.roots import merkle_root, seal_hash, seal_yesterday
from kawah.earned.hours.tests.factories import complete
from kawah.earned.hours.verification import verify
from tests.factories import NOW

pytestmark = pytest.mark.django_db
IN_TWO_DAYS = NOW + timedelta(days=2)


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def sealed(enrollment, lesson):
    complete(enrollment, lesson)
    assert seal_and_publish(now=IN_TWO_DAYS) == 2
    only_grows.let_change(connection)


def found():
    return [(finding.fault, finding.details["day"]) for finding in compare()]


def lines():
    return [json.loads(line) for line in published().read_text().splitlines()]


def rewrite_everything():
    """What somebody who owns the database can do: no check of the database finds it."""
    entry = Entry.objects.get()
    entry.minutes += 1
    entry.hash = chain.digest(entry.link)
    entry.save()
    Head.objects.update(hash=entry.hash)
    previous = chain.GENESIS
    for root in Root.objects.order_by("day"):
        root.previous, root.merkle = previous, merkle_root(root.heads.select_related("person"))
        root.hash = previous = seal_hash(root)
        root.save()


def test_each_root_is_signed_into_the_file_once(sealed):
    assert [one["day"] for one in lines()] == ["2026-10-05", "2026-10-06"]
    assert [one["hash"] for one in lines()] == [one.hash for one in Root.objects.order_by("day")]
    assert (publish(), seal_and_publish(now=IN_TWO_DAYS), found()) == (0, 0, [])


def test_it_is_said_in_the_log(enrollment, lesson, caplog):
    complete(enrollment, lesson)
    with caplog.at_level("INFO"):
        seal_and_publish(now=IN_TWO_DAYS)
    said = [record.root["hash"] for record in caplog.records if hasattr(record, "root")]
    assert said == [one.hash for one in Root.objects.order_by("day")]


def test_a_ledger_that_was_rewritten_down_to_its_roots(sealed):
    rewrite_everything()
    assert verify() == []
    assert found() == [
        (Fault.ROOT_REWRITTEN, "2026-10-05"),
        (Fault.ROOT_REWRITTEN, "2026-10-06"),
    ]


def test_a_file_that_was_rewritten_without_the_key(sealed):
    rewrite_everything()
    facts = [{**one, **publishing._facts(Root.objects.get(day=one["day"]))} for one in lines()]
    published().write_text("".join(f"{json.dumps(one)}\n" for one in facts))
    assert [fault for fault, _day in found()] == [Fault.ROOT_REWRITTEN] * 2


def test_a_removed_root_a_removed_line_and_a_line_of_nonsense(sealed):
    Root.objects.filter(day="2026-10-05").update(day="2026-10-01")
    assert (Fault.ROOT_REWRITTEN, "2026-10-05") in found()
    published().write_text("[]\nbukan JSON\n")
    assert (Fault.ROOT_REWRITTEN, "#2") in found()
    assert (Fault.ROOT_UNPUBLISHED, "2026-10-06") in found()


def test_what_was_sealed_and_not_written_is_written_by_the_next_process(enrollment, lesson):
    complete(enrollment, lesson)
    seal_yesterday(now=IN_TWO_DAYS)
    assert [fault for fault, _day in found()] == [Fault.ROOT_UNPUBLISHED] * 2
    assert seal_and_publish(now=IN_TWO_DAYS) == 0
    assert found() == []


def test_a_line_cut_short_is_written_anew(sealed):
    published().write_bytes(published().read_bytes()[:-20])
    assert publish() == 1
    assert found() == []
