"""One address for every screen that links lead to, with the role that is led there."""

from collections.abc import Iterator
from uuid import uuid4

from msgspec import Struct

from tests.rig import (
    crawl,
    framework,
    joiners,
    lists,
    manuscripts,
    naskah,
    papers,
    places,
    plans,
    recappers,
    twins,
)
from tests.rig.site import Site
from tests.rig.visitor import Visitor

# Pages that no link leads to, with what shows them.
UNLINKED = {
    "not found": "/tidak-ada/",
    "refused": "/nasional/",
    "letter sent": "/lupa-kata-sandi/terkirim/",
    "own data": "/mulai/data-saya/",
    "own language": "/saya/bahasa/",
}


class Screen(Struct, frozen=True):
    """`role` is empty for what a stranger sees."""

    name: str
    role: str
    path: str

    def spoken_in(self, language: str) -> str:
        mark = "&" if "?" in self.path else "?"
        return f"{self.path}{mark}bahasa={language}"


def screens(site: Site) -> list[Screen]:
    """One screen for each page that each role reaches, the first role's where several do."""
    found = [
        Screen(name, "", path)
        for name, path in crawl.pages(Visitor(site.url), "/", "/masuk/").items()
    ]
    found += [
        *activities(site),
        *planned(site),
        *handed_in(site),
        *joining(site),
        *recapped(site),
        *taken_away(site),
        *recorded_twice(site),
    ]
    found += written(site)
    for role, account in site.accounts.items():
        visitor = Visitor(site.url).sign_in(account)
        if role == "trainer":
            naskah.begin(visitor)
        for name, path in crawl.pages(visitor, account.home, "/saya/").items():
            if name not in {screen.name for screen in found}:
                found.append(Screen(name, role, path))
    return found + [Screen(name, "learner", path) for name, path in UNLINKED.items()]


def activities(site: Site) -> Iterator[Screen]:
    """One of each kind of activity, a result, and a paper that is being filled in."""
    account = site.accounts["learner"]
    found = places.of(site, account)
    visitor = Visitor(site.url).sign_in(account)
    begun = papers.begin(visitor, found.get("learner:activity quiz", ""))
    for name, path in {**found, **begun}.items():
        yield Screen(name, "learner", path)


def planned(site: Site) -> Iterator[Screen]:
    """What is there only while a change of a figure is planned."""
    visitor = Visitor(site.url).sign_in(site.accounts["national"])
    for name, path in {**plans.plan(visitor), **framework.proposed(visitor)}.items():
        yield Screen(name, "national", path)
    steward = Visitor(site.url).sign_in(site.accounts["steward"])
    for name, path in framework.own(steward).items():
        yield Screen(name, "steward", path)


def handed_in(site: Site) -> Iterator[Screen]:
    """What is there only once somebody has handed in a file of people."""
    for name, path in lists.of(site, site.accounts["steward"].agency).items():
        yield Screen(name, "steward", path)


def joining(site: Site) -> Iterator[Screen]:
    """What an organizer has once there are files of learners, a rule and a queue."""
    for name, path in joiners.of(site, site.accounts["organizer"]).items():
        yield Screen(name, "organizer", path)


def recapped(site: Site) -> Iterator[Screen]:
    """What an organizer has once there are recaps of training elsewhere."""
    for name, path in recappers.of(site, site.accounts["organizer"]).items():
        yield Screen(name, "organizer", path)


def taken_away(site: Site) -> Iterator[Screen]:
    """What is there only once somebody has ordered a list of people as a file."""
    visitor = Visitor(site.url).sign_in(site.accounts["steward"])
    visitor.get("/instansi/pegawai/")
    answer = visitor.post("/instansi/pegawai/unduhan/", {"key": str(uuid4()), "form": "xlsx"})
    yield Screen("steward:export", "steward", answer.location)


def recorded_twice(site: Site) -> Iterator[Screen]:
    """What a second person has only once somebody has asked for two records to become one."""
    visitor = Visitor(site.url).sign_in(site.accounts["steward"])
    yield Screen("public:approvals merger", "national", twins.ask(visitor))


def written(site: Site) -> Iterator[Screen]:
    """The pages of somebody who writes a course."""
    for name, path in manuscripts.of(site, site.accounts["trainer"]).items():
        yield Screen(name, "trainer", path)


def cookies(site: Site, role: str) -> list:
    """The cookies of somebody signed in, for a browser."""
    visitor = Visitor(site.url).sign_in(site.accounts[role])
    return [
        {"name": name, "value": value, "url": site.url} for name, value in visitor.cookies.items()
    ]
