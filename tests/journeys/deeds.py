"""What learners do on their way, by what they see: labels, buttons and headings."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.traveler import Traveler
from tests.rig.coursework import Coursework, Entry

ASKED = "section.ask, section.decide"
START = re.compile("^(Mulai|Kerjakan lagi|Coba lagi|Lanjutkan mengerjakan)$")


def click_through_lesson(learner: Traveler) -> None:
    """Choose the first of everything, read nothing, and go on."""
    expect(learner.page.get_by_role("button", name="Selesai, lanjut").first).to_be_visible()
    here = learner.page.url  # all() does not wait for the lesson, nor the next one for its leaving
    for asked in learner.page.locator(ASKED).all():
        asked.get_by_role("radio").first.check()
        learner.tap_on(asked.get_by_role("button"))
        expect(asked.locator(".feedback")).to_be_focused()
    learner.tap("Selesai, lanjut")
    learner.page.wait_for_url(lambda url: url != here)


def sit(learner: Traveler, course: Coursework, *, rightly: bool) -> None:
    """Begin a quiz and answer all of it; the paper is left open."""
    learner.tap(START)
    questions = learner.page.locator("ol.paper > li")
    expect(questions.first).to_be_visible()  # all() does not wait for the paper
    for question in questions.all():
        item = course.item_in(question.locator(".stem").inner_text())
        for entry in item.right if rightly else item.wrong:
            put(question, entry)


def put(question: Locator, entry: Entry) -> None:
    field = question.get_by_label(entry.label)
    match entry.act:
        case "tick":
            field.check()
        case "write":
            field.fill(entry.value)
        case "pick":
            field.select_option(label=entry.value)


def guess(question: Locator) -> None:
    """Answer a question that nobody has told us the answer of."""
    options = question.get_by_role("radio").or_(question.get_by_role("checkbox"))
    if options.count():
        options.first.check()
    for text in question.get_by_role("textbox").all():
        text.fill("12")
    for place, choices in enumerate(question.get_by_role("combobox").all(), start=1):
        choices.select_option(index=place)


def jp_of(learner: Traveler) -> str:
    """The JP that the ring of the page shows."""
    return learner.page.locator(".ring-face b").inner_text()


def hours_of(learner: Traveler, title: str) -> Locator:
    """The lines of a course on the page of JP."""
    return learner.page.locator("details.group", has_text=title)


def card_of(learner: Traveler, title: str) -> Locator:
    """The certificate of a course on the page of certificates."""
    return learner.page.locator("li.card", has_text=title)
