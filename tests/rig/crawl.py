"""Finds one example of every page that links lead to, from a person's home on."""

from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from lxml import html

from tests.rig.visitor import Visitor

MOST_PAGES = 200
EXAMPLES = 4  # of a page whose links are followed: a course begun links to more than a new one


def pages(visitor: Visitor, *starts: str) -> dict[str, str]:
    """An address for each page by its name in the URLconf (`learner:course`)."""
    found: dict[str, str] = {}
    looked: Counter[str] = Counter()
    seen, waiting = set(starts), deque(starts)
    while waiting and len(found) < MOST_PAGES:
        path = waiting.popleft()
        name = name_of(path)
        if name is None or looked[name] >= EXAMPLES:
            continue
        looked[name] += 1
        answer = visitor.get(path)
        if answer.status in (301, 302):
            waiting.appendleft(inner(answer.location, path, visitor))
        elif answer.status == 200 and "text/html" in answer.headers.get("content-type", ""):
            found.setdefault(name, path)
            fresh = [link for link in links(answer.text, path, visitor) if link not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
    return found


def name_of(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def inner(address: str, here: str, visitor: Visitor) -> str:
    """The path of an address of this site; the empty path of another site's."""
    parts = urlsplit(urljoin(visitor.url + here, address))
    if f"{parts.scheme}://{parts.netloc}" != visitor.url:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def links(text: str, here: str, visitor: Visitor) -> list[str]:
    tree = html.fromstring(text)
    found = [
        inner(link.get("href") or "", here, visitor)
        for link in tree.iterfind(".//a[@href]")
        if link.get("download") is None
    ]
    return [path for path in dict.fromkeys(found) if path]
