"""Verifying chains and roots: a changed, removed or added entry is found and named."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from kawah.earned.hours import chain
from kawah.earned.hours.days import day_start, last_sealed_day
from kawah.earned.hours.findings import Fault, Finding
from kawah.earned.hours.ledger import Entry
from kawah.earned.hours.roots import merkle_root, seal_hash
from kawah.earned.hours.seals import Head, Root
from kawah.people.directory.api import Person

PEOPLE_AT_ONCE = 500


def verify() -> list[Finding]:
    """Compare every entry with its hash, every chain with its links, every root with its heads."""
    chains = (one for entries in _everybody() for one in _chains(entries))
    roots = Root.objects.order_by("day").iterator()
    found = [*chains, *_roots(roots), *_heads(Head.objects.all()), *verify_nothing_added()]
    return list({(one.fault, one.person, one.seq, str(one)): one for one in found}.values())


def verify_chain(person: Person) -> list[Finding]:
    """The same for one person's chain."""
    return list(_chains(Entry.objects.filter(person=person)))


def _everybody() -> Iterator[QuerySet[Entry]]:
    """Some people's entries at a time: those of all need not fit into memory."""
    people = Person.objects.order_by("pk").values_list("pk", flat=True)
    last = 0
    while some := list(people.filter(pk__gt=last)[:PEOPLE_AT_ONCE]):
        yield Entry.objects.filter(person__in=some)
        last = some[-1]


def _chains(entries: QuerySet[Entry]) -> Iterator[Finding]:
    rows = entries.select_related("line", "person").order_by("person", "seq")
    for _key, group in groupby(rows.iterator(), key=lambda entry: entry.person_id):
        yield from _chain(group)


def _chain(entries: Iterable[Entry]) -> Iterator[Finding]:
    first, *others = entries
    links = ((entry.link, entry.hash) for entry in (first, *others))
    for fault in chain.faults(links):
        yield Finding(Fault(fault.kind), first.person.uuid, fault.seq)


def verify_person(person: Person) -> Iterator[Finding]:
    """One person's chain, and their heads in sealed days."""
    yield from verify_chain(person)
    yield from _heads(Head.objects.filter(person=person))


def verify_roots(*, after: date | None, at_most: int) -> tuple[list[Finding], date | None]:
    """Some roots from a day on, and the day of the last of them; None when there are no more."""
    known = Root.objects.filter(day=after).first() if after else None
    rows = Root.objects.filter(day__gt=after) if after else Root.objects.all()
    some = list(rows.order_by("day")[:at_most])
    return list(_roots(some, previous=known)), some[-1].day if some else None


def _roots(roots: Iterable[Root], *, previous: Root | None = None) -> Iterator[Finding]:
    """Each root follows the one before it by a day, and holds what it was made of."""
    for root in roots:
        if previous and root.day != previous.day + timedelta(days=1):
            yield _at(Fault.ROOT_MISSING, previous.day + timedelta(days=1))
        if not _is_whole(root, previous):
            yield _at(Fault.ROOT_BROKEN, root.day)
        previous = root


def _is_whole(root: Root, previous: Root | None) -> bool:
    heads = root.heads.select_related("person")
    start = day_start(root.day)
    end = day_start(root.day + timedelta(days=1))
    posted = Entry.objects.filter(posted_at__gte=start, posted_at__lt=end)
    return (
        root.previous == (previous.hash if previous else chain.GENESIS)
        and root.hash == seal_hash(root)
        and root.merkle == merkle_root(heads)
        and root.entries == posted.count()
    )


def _at(fault: Fault, day: date) -> Finding:
    return Finding(fault, details={"day": day.isoformat()})


def _heads(sealed: QuerySet[Head]) -> Iterator[Finding]:
    """A sealed head whose entry is gone or another: the chain was rewritten up to there."""
    there = Entry.objects.filter(person=OuterRef("person"), seq=OuterRef("seq")).values("hash")
    heads = sealed.annotate(found=Subquery(there)).select_related("person")
    for head in heads.filter(Q(found=None) | ~Q(found=F("hash"))).order_by("person", "seq"):
        fault = Fault.CHANGED if head.found else Fault.REMOVED
        yield Finding(fault, head.person.uuid, head.seq)


def verify_nothing_added() -> Iterator[Finding]:
    """Entries dated into sealed days beyond the heads sealed there."""
    sealed = last_sealed_day()
    if sealed is None:
        return
    known = Head.objects.filter(person=OuterRef("person"), seq__gte=OuterRef("seq"))
    dated_back = Entry.objects.filter(posted_at__lt=day_start(sealed + timedelta(days=1)))
    for entry in dated_back.exclude(Exists(known)).select_related("person"):
        yield Finding(Fault.ADDED, entry.person.uuid, entry.seq)
