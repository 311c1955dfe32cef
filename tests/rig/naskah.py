"""Beginning to write a course that one teaches, as its button does."""

from lxml import html

from tests.rig import crawl
from tests.rig.visitor import Visitor

LIST = "/mengajar/kursus/"


def begin(visitor: Visitor) -> None:
    """Open the manuscript of the first course listed, so that links lead to it."""
    links = crawl.links(visitor.get(LIST).text, LIST, visitor)
    course = next((link for link in links if crawl.name_of(link) == "trainer:course"), "")
    if not course:
        return
    tree = html.fromstring(visitor.get(course).text)
    for form in tree.iterfind(".//form[@action]"):
        action = form.get("action") or ""
        if crawl.name_of(action) == "trainer:begin_manuscript":
            visitor.post(action)
