"""Takes off the second step of somebody above whom nobody stands: for whoever runs the site."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kawah.people.access.api import find
from kawah.people.accounts import api as accounts


class Command(BaseCommand):
    help = "Take off the second step of a national admin who lost the phone and the codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="NIP or e-mail address")
        parser.add_argument("--why", required=True, help="one sentence, kept in the trail")

    def handle(self, *, username: str, why: str, **_: object) -> None:
        person = find(username)
        if person is None:
            raise CommandError("Nobody has this name. / Tidak ada orang dengan nama pengguna itu.")
        if not accounts.take_off_by_operator(person, why=why, now=timezone.now()):
            raise CommandError("There is no second step. / Orang ini tidak memakai langkah kedua.")
        self.stdout.write(f"{person.name}: taken off, and told / dilepas, dan diberi tahu")
