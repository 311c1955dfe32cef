"""What the demo's agencies ask of their own, what was found of people, and what these aim at."""

import random
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid5

from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import (
    Competency,
    CompetencyKind,
    Held,
    Source,
    Standard,
    Status,
)
from kawah.people.directory.api import Agency, Appointment, Position, Supervision, aim

TABLES = Path(__file__).parent / "levels.toml"
SEED = 41
SOURCE = "ditetapkan untuk demo"
OF = 3  # every third of the crowd was assessed, was seen by the supervisor, aims at a post
ASSESSED = ("integrity", "teamwork", "communication", "public_service", "results_orientation")


def load(*, now: datetime) -> None:
    """Enter what is not there yet."""
    data, today = tomllib.loads(TABLES.read_text(encoding="utf-8")), now.date()
    for row in data["competency"]:
        _own(row, today)
    if Held.objects.exclude(source=Source.CERTIFICATE).exists():
        return
    draw = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    posts = {row.code: row for row in Position.objects.all()}
    held = Appointment.objects.in_force(on=today).select_related("person__agency", "position")
    for place, appointment in enumerate(held.order_by("pk")):
        if place % OF == 0 or appointment.person.target_position_id:
            _assess(appointment, draw, today)
        next_post = posts.get(data["next"].get(appointment.position.code, ""))
        if place % OF == 1 and next_post and not appointment.person.target_position_id:
            aim(appointment.person, next_post, by=appointment.person, now=now)
    _observe(data["seen"], draw, now)


def _own(row: dict[str, Any], today: date) -> None:
    """A technical competency of one agency, and the posts that ask for it there."""
    competency, _ = Competency.objects.get_or_create(
        agency=Agency.objects.get(code=row["agency"]),
        code=row["code"],
        defaults={
            "name": row["name"],
            "kind": CompetencyKind.TECHNICAL,
            "focus": row["focus"],
            "status": Status.UNVERIFIED,
            "source": SOURCE,
            "valid_from": date(today.year, 1, 1),
        },
    )
    for code, level in row["standards"].items():
        Standard.objects.get_or_create(
            position=Position.objects.get(code=code),
            competency=competency,
            defaults={
                "level": level,
                "status": Status.UNVERIFIED,
                "source": SOURCE,
                "valid_from": date(today.year, 1, 1),
            },
        )


def _assess(appointment: Appointment, draw: random.Random, today: date) -> None:
    """The agency's assessment of a few of the nine: about what the post asks, or a step off it."""
    person = appointment.person
    asked = competencies.asked_of(appointment.position, agency=person.agency, on=today)
    held_on = today - timedelta(days=draw.randint(150, 500))
    for code in draw.sample(ASSESSED, 3):
        level = min(5, max(1, asked.get(code, 1) + draw.choice((-1, 0, 0, 1))))
        competencies.attest(
            person,
            Competency.objects.get(agency=None, code=code, valid_to=None),
            level=level,
            source=Source.ASSESSMENT,
            confidence=draw.choice((0.7, 0.9)),
            held_on=held_on,
            evidence=f"BA-UK/{held_on:%m.%Y}/{person.agency.code.upper()}",
            uuid=uuid5(person.uuid, f"demo-assessment:{code}"),
        )


def _observe(seen: dict[str, str], draw: random.Random, now: datetime) -> None:
    """What supervisors said of a share of their people."""
    today = now.date()
    ties = Supervision.objects.in_force(on=today).select_related("person__agency", "supervisor")
    for place, tie in enumerate(ties.order_by("pk")):
        if place % OF and not tie.person.target_position_id:
            continue
        day = max(tie.effective_from, today - timedelta(days=draw.randint(10, 140)))
        for code in draw.sample(sorted(seen), 2):
            competencies.observe(
                tie.person,
                Competency.objects.get(agency=None, code=code, valid_to=None),
                level=draw.choice((1, 2, 2, 3)),
                seen=seen[code],
                by=tie.supervisor,
                on=day,
                now=now,
            )
