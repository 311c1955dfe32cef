"""Undoing a roster, piece by piece: what nobody used since is put back, the rest named and left."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models.functions import Lower

from kawah.people.access import api as access
from kawah.people.accounts.api import leave_addresses
from kawah.people.directory.api import (
    Agency,
    Amendment,
    Appointment,
    Person,
    Placed,
    Position,
    Supervision,
    Tied,
    Unit,
    amend_all,
    close_positions,
    close_units,
    take_back_people,
    take_back_posts,
    take_back_ties,
)
from kawah.people.rosters import power
from kawah.people.rosters.gathering import today_of
from kawah.people.rosters.models import Effect, Opened, Release, Roster, Row, Stage
from kawah.people.rosters.usage import referred
from kawah.records import api as records


def _effects(roster: Roster, stage: Stage) -> list[Effect]:
    rows = Effect.objects.filter(row__roster=roster, row__piece=roster.place, stage=stage)
    return list(rows.select_related("person__agency").order_by("row__number"))


def _leave(effects: Sequence[Effect], code: str) -> None:
    """What stays as it is, with the reason in its row."""
    keys = [effect.row_id for effect in effects]
    kind = code.partition(".")[0]
    Row.objects.filter(pk__in=keys).update(problem=kind, faults=[(code, {})])


def _drop(effects: Sequence[Effect]) -> None:
    Effect.objects.filter(pk__in=[effect.pk for effect in effects]).delete()


def untie_piece(roster: Roster, *, now: datetime) -> None:
    effects = _effects(roster, Stage.TYING)
    ties = Supervision.objects.filter(until=None).select_related("person__agency")
    held = ties.in_bulk([effect.did["tie"] for effect in effects])
    going = [effect for effect in effects if effect.did["tie"] in held]
    take_back_ties(
        [held[effect.did["tie"]] for effect in going],
        before={e.person_id: _tied(e.did["before"]) for e in going if "before" in e.did},
        by=_by(roster),
        now=now,
    )
    _leave([effect for effect in effects if effect not in going], "changed")
    _drop([effect for effect in going if "grant" not in effect.did])


def discharge_piece(roster: Roster, *, now: datetime) -> None:
    """Who supervises nobody any more does not keep the role that came with it."""
    effects = [effect for effect in _effects(roster, Stage.TYING) if "grant" in effect.did]
    keys = [effect.did["grant"] for effect in effects]
    rows = access.Grant.objects.filter(pk__in=keys, until=None).select_related("person__agency")
    bosses = Supervision.objects.filter(supervisor__in=[row.person_id for row in rows])
    busy = set(bosses.values_list("supervisor", flat=True))
    idle = [row for row in rows if row.person_id not in busy]
    access.take_back(idle, by=roster.undone_by, now=now)
    _drop(effects)


def _tied(rows: Sequence[Any]) -> list[Tied]:
    return [
        Tied(boss, date.fromisoformat(since), date.fromisoformat(until) if until else None)
        for boss, since, until in rows
    ]


def _by(roster: Roster) -> Any:
    return roster.undone_by.uuid if roster.undone_by else None


def remove_piece(roster: Roster, *, now: datetime) -> None:
    """Posts, then people; the ties are gone by now, and the roles that came with them."""
    effects = _effects(roster, Stage.ENTERING)
    fresh = [effect for effect in effects if "new" in effect.did]
    known = [effect for effect in effects if "new" not in effect.did]
    _remove(fresh, roster, now=now)
    _restore(known, roster, now=now)


def _remove(effects: Sequence[Effect], roster: Roster, *, now: datetime) -> None:
    people = [effect.person for effect in effects]
    reasons = _uses(effects, people)
    for code in set(reasons.values()):
        _leave([one for one in effects if reasons.get(one.person_id) == code], code)
    going = [effect for effect in effects if effect.person_id not in reasons]
    posts = Appointment.objects.filter(pk__in=_keys(going, "appointment"))
    by = _by(roster)
    take_back_posts(
        [Placed(made) for made in posts.select_related("person__agency")], by=by, now=now
    )
    grants = access.Grant.objects.filter(pk__in=_keys(going, "grant"))
    access.take_back(list(grants.select_related("person__agency")), by=roster.undone_by, now=now)
    _drop(going)
    take_back_people([effect.person for effect in going], by=by, now=now)


def _keys(effects: Sequence[Effect], name: str) -> list[int]:
    return [effect.did[name] for effect in effects if name in effect.did]


def _uses(effects: Sequence[Effect], people: Sequence[Person]) -> dict[int, str]:
    """By person, why they stay."""
    acts = records.Statement.objects.filter(person__in=[person.uuid for person in people])
    active = set(acts.values_list("person", flat=True).distinct())
    besides = {
        Effect: [effect.pk for effect in effects],
        Appointment: _keys(effects, "appointment"),
        access.Grant: _keys(effects, "grant"),
    }
    busy = referred(Person, [person.pk for person in people], besides=besides)
    found: dict[int, str] = {}
    for effect in effects:
        person = effect.person
        if _is_signed_in(person):
            found[person.pk] = "used.entered"
        elif person.uuid in active or person.pk in busy:
            found[person.pk] = "used.rows"
        elif any(str(getattr(person, k) or "") != v for k, v in effect.did["new"].items()):
            found[person.pk] = "changed"
    return found


def _is_signed_in(person: Person) -> bool:
    chose = person.target_position_id is not None or person.sign_in_epoch > 0
    return chose or person.last_login is not None or person.has_usable_password()


def _restore(effects: Sequence[Effect], roster: Roster, *, now: datetime) -> None:
    """Give people who were there before what they had."""
    by = _by(roster)
    keys = [effect.person_id for effect in effects]
    above = power.above(roster, keys, on=today_of(roster, now=now))
    guarded = [effect for effect in effects if effect.person_id in above]
    free = [effect for effect in effects if effect.person_id not in above]
    amendments, changed = _amendments(free)
    leave_addresses([one.person for one in amendments if "email" in one.values], now=now)
    amend_all(amendments, by=by, now=now)
    placed, moved = _placed(free)
    take_back_posts(placed, by=by, now=now)
    gone = {effect.pk for effect in moved}
    access.reopen(_roles([e for e in free if e.pk not in gone]), by=roster.undone_by, now=now)
    left = gone | {effect.pk for effect in changed}
    _leave([effect for effect in free if effect.pk in left], "changed")
    _leave(guarded, "power")
    _drop([effect for effect in free if effect.pk not in left])


def _roles(effects: Sequence[Effect]) -> dict[int, date | None]:
    """The roles that ended, with the end that each had before."""
    told = [role for effect in effects for role in effect.did.get("roles", [])]
    return {key: date.fromisoformat(until) if until else None for key, until in told}


def _amendments(effects: Sequence[Effect]) -> tuple[list[Amendment], list[Effect]]:
    """What is put back, and whose values were changed by somebody else since."""
    emails = [e.did["amended"]["email"][0] for e in effects if "email" in e.did.get("amended", {})]
    taken = Person.objects.alias(small=Lower("email")).filter(small__in=emails)
    holders = {(person.email or "").lower(): person.pk for person in taken}
    amendments, changed = [], []
    for effect in effects:
        amended: dict[str, list[str]] = effect.did.get("amended", {})
        values: Any = {name: before for name, (before, _after) in amended.items()}
        if "email" in values:
            is_taken = holders.get(values["email"], effect.person_id) != effect.person_id
            values["email"] = None if is_taken else values["email"] or None
        is_same = all(
            str(getattr(effect.person, name) or "") == after
            for name, (_before, after) in amended.items()
        )
        if not is_same:
            changed.append(effect)
        elif values:
            amendments.append(Amendment(effect.person, values))
    return amendments, changed


def _placed(effects: Sequence[Effect]) -> tuple[list[Placed], list[Effect]]:
    given = [effect for effect in effects if "appointment" in effect.did]
    rows = Appointment.objects.select_related("person__agency")
    made = rows.filter(until=None).in_bulk(_keys(given, "appointment"))
    ended = rows.in_bulk(_keys(given, "ended"))
    agencies = Agency.objects.in_bulk(_keys(given, "agency"))
    placed, moved = [], []
    for effect in given:
        post = made.get(effect.did["appointment"])
        if post is None:
            moved.append(effect)
            continue
        before = agencies.get(effect.did.get("agency", 0))
        placed.append(Placed(post, ended.get(effect.did.get("ended", 0)), before))
    return placed, moved


def close(roster: Roster, *, now: datetime) -> None:
    """At the end: units and posts that the file had made and that nobody needs, and questions that
    nobody has answered."""
    Release.objects.filter(row__roster=roster, decided_at=None).delete()
    opened = Opened.objects.filter(roster=roster)
    positions = Position.objects.filter(pk__in=opened.values("position"))
    rows = Unit.objects.filter(pk__in=opened.values("unit"))
    units = list(rows.select_related("agency", "parent"))
    mine = {Opened: list(opened.values_list("pk", flat=True))}
    idle_posts = _idle(Position, positions, mine)
    idle_units = _empty(_idle(Unit, units, {**mine, Unit: [unit.pk for unit in units]}), units)
    opened.filter(position__in=idle_posts).delete()
    opened.filter(unit__in=idle_units).delete()
    by = _by(roster)
    close_positions(idle_posts, by=by, now=now)
    close_units(idle_units, by=by, now=now)


def _idle(model: Any, rows: Any, besides: Any) -> list[Any]:
    held = list(rows)
    used = referred(model, [row.pk for row in held], besides=besides)
    return [row for row in held if row.pk not in used]


def _empty(idle: Sequence[Unit], opened: Sequence[Unit]) -> list[Unit]:
    """Without those that a unit which stays lies under."""
    keys = {unit.pk for unit in idle}
    staying = [unit.path for unit in opened if unit.pk not in keys]
    return [unit for unit in idle if not any(path.startswith(unit.path) for path in staying)]
