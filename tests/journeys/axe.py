"""Accessibility as axe sees it: what it cannot decide fails too, unless a reason is listed here."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules that axe cannot decide by itself on our pages, each with why that is no fault.
UNDECIDED: dict[str, str] = {
    "color-contrast": "axe cannot tell the background of words that lie beneath the edge of a "
    "scrolling table or beneath the bar at the bottom; each pair of colors is reckoned in "
    "kawah/web/shell/tests/test_tokens.py, and contrast that axe finds too low still fails",
}


@cache
def source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def faults(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """What is wrong, and what is undecided without a listed reason: rule, element, what to do.
    `only` names the rules to look at; without any all of them are."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    outcome = page.evaluate(
        """(runOnly) => axe.run(document, {
            runOnly, resultTypes: ['violations', 'incomplete']
        })""",
        {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": TAGS},
    )
    undecided = [rule for rule in outcome["incomplete"] if rule["id"] not in UNDECIDED]
    return [
        f"{rule['id']}: {node['target'][0]}: {node.get('failureSummary', rule['help'])}"
        for rule in [*outcome["violations"], *undecided]
        for node in rule["nodes"]
    ]
