"""manage.py load_demo: the fictional agencies, people, courses and learners."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from demo import (
    batches,
    claims,
    doubles,
    letterheads,
    levels,
    organization,
    population,
    stories,
    teaching,
)


class Command(BaseCommand):
    help = "Load the demo and write demo-accounts.json into the data folder."

    def handle(self, *_args: object, **_options: object) -> None:
        now = timezone.now()
        organization.load(today=now.date())
        accounts = population.load(now=now)
        levels.load(now=now)
        letterheads.load(now=now)
        teaching.load(now=now)
        enrolled = stories.load(now=now)
        batches.load(now=now)
        claims.load(now=now)
        doubles.load(now=now)
        teaching.mend(now=now)
        path = Path(settings.DATA_DIR) / "demo-accounts.json"
        path.write_text(json.dumps(accounts, indent=2, ensure_ascii=False))
        os.chmod(path, 0o600)
        self.stdout.write(f"{len(accounts)} akun di {path.name}, {enrolled} keikutsertaan baru")
