"""A lesson page: neutral HTML with one learner's state."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html as parser

from kawah.learning.curriculum.api import Step
from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Mark
from kawah.learning.player import api as player
from kawah.learning.player.lessons import Fragment
from kawah.learning.player.tests.conftest import chosen, matched


def opened(enrollment, step, now, language="id"):
    return player.page(enrollment, step, language=language, now=now)


def answered(enrollment, step, block, now, fields):
    return player.answer_block(
        enrollment, step, block, fields, statement=uuid4(), happened_at=now, now=now
    )


def test_a_page_shows_the_lesson_and_what_is_open(enrollment, step, now):
    page = opened(enrollment, step, now)
    assert "Janji yang bisa ditagih" in page.html
    still = player.open_blocks(enrollment, step)
    assert list(still) == ["q1", "q2", "q3", "q4", "q5", "p1"] and still["p1"] == "Keputusan 1"
    assert len({row.statement for row in page.asked}) == len({row.id for row in page.asked}) == 7


def test_files_are_named_by_signed_addresses_on_the_content_host(enrollment, step, now, settings):
    page = opened(enrollment, step, now)
    address = f"{settings.CONTENT_URL}/m/{enrollment.version_id}-"
    assert "{media}" not in page.html and f'src="{address}' in page.html


def test_opening_a_page_is_a_visit(enrollment, step, now):
    opened(enrollment, step, now)
    opened(enrollment, step, now + timedelta(seconds=50))
    assert Mark.objects.get(enrollment=enrollment, activity=step.pk).seconds == 50
    enrollment.refresh_from_db()
    assert enrollment.place == step.uuid


def test_saved_answers_stand_in_the_page(enrollment, step, now):
    given = {**chosen("q1", 0), **chosen("q3", 0, 2), **matched("q4", "Esa", "Esa")}
    for block in ("q1", "q2", "q3", "q4"):
        answered(enrollment, step, block, now, {**given, "q2": ["25"]})
    page = opened(enrollment, step, now)
    root: Any = parser.fromstring(page.html)
    checked = [(i.get("name"), i.get("value")) for i in root.xpath("//input[@checked]")]
    sent = [(block, value) for block in ("q1", "q3") for value in given[block]]
    assert sorted(checked) == sorted(sent)
    assert root.xpath("//input[@name='q2']/@value") == ["25"]
    assert [o.text for o in root.xpath("//option[@selected]")] == ["Esa", "Esa"]
    assert "tertulis di langkah keempat" in root.get_element_by_id("feedback-q1").text_content()
    assert root.get_element_by_id("block-q1").get("data-state") == "right"
    assert list(player.open_blocks(enrollment, step)) == ["q5", "p1"]


def test_another_learner_sees_nothing_of_it(enrollment, enroll, someone, step, now):
    answered(enrollment, step, "q1", now, chosen("q1", 0))
    other = enroll(someone("Rafi"))
    assert "checked" not in opened(other, step, now).html
    assert len(player.open_blocks(other, step)) == 6


def test_each_language_has_its_own_fragment(enrollment, step, now):
    hashes = dict(Fragment.objects.values_list("language", "hash"))
    for language in ("id", "en"):
        assert opened(enrollment, step, now, language).hash == hashes[language]


def test_a_fragment_that_is_gone_is_made_again(enrollment, step, now):
    before = dict(Fragment.objects.values_list("language", "hash"))
    Fragment.objects.all().delete()
    assert opened(enrollment, step, now, "en").hash == before["en"]
    assert dict(Fragment.objects.values_list("language", "hash")) == before


def test_a_language_without_a_fragment_is_shown_another(enrollment, step, now):
    assert "Janji yang bisa ditagih" in opened(enrollment, step, now, "fr").html


def test_a_page_costs_one_query_more_than_its_visit(enrollment, step, now):
    opened(enrollment, step, now)
    with CaptureQueriesContext(connection) as visit:
        enrollment_api.visit(enrollment, step, now=now + timedelta(seconds=5))
    with CaptureQueriesContext(connection) as page:
        opened(enrollment, step, now + timedelta(seconds=9))
    assert len(page) == len(visit) + 1


def test_the_fragment_for_packs_holds_nobodys_state(enrollment, step, now):
    answered(enrollment, step, "q1", now, chosen("q1", 0))
    digest, html = player.fragment(step, language="id")
    assert digest == Fragment.objects.get(language="id").hash
    assert "{media}" in html and "checked" not in html


def test_a_draft_is_shown_before_it_is_published(lesson, now):
    path, seen = player.passages(lesson, language="id", now=now)
    html = "".join(one.html for one in seen)
    assert path.endswith(".md") and "Pertanyaan 1" in html and "/m/" in html
    assert all(one.html for one in seen) and "q1" in {one.span.id for one in seen}
    prose = next(one for one in seen if len(one.paragraphs) > 1)
    assert prose.paragraphs[0].line == prose.span.line


def test_an_activity_that_is_no_lesson_has_no_page(enrollment, steps, now):
    step: Step = steps["renungan"]
    with pytest.raises(player.LessonMissing):
        opened(enrollment, step, now)


def test_what_was_not_taken_in_stands_in_the_page_but_counts_for_nothing(enrollment, step, now):
    sent = {**chosen("q1", 1), **matched("q4", "Esa", "")}
    page = player.page(enrollment, step, language="id", now=now, sent=sent)
    root: Any = parser.fromstring(page.html)
    assert root.xpath("//input[@checked]/@value") == sent["q1"]
    assert [o.text for o in root.xpath("//option[@selected]")] == ["Esa"]
    assert len(player.open_blocks(enrollment, step)) == 6
    assert "data-state=" not in page.html.split("<template")[0]


def test_what_is_missing_is_told_at_its_block_and_the_first_has_the_focus(enrollment, step, now):
    faults = {"q2": "Pertanyaan 2 belum dijawab.", "p1": "Keputusan 1 belum dijawab."}
    page = player.page(enrollment, step, language="id", now=now, faults=faults)
    root: Any = parser.fromstring(page.html)
    for block, sentence in faults.items():
        assert root.get_element_by_id(f"feedback-{block}").text_content() == sentence
    assert [each.text_content() for each in root.xpath("//*[@data-focus]")] == [faults["q2"]]
