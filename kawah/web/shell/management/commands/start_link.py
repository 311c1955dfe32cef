"""Prints the link with which an empty site begins, as `serve` does when it is ready."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kawah.people.accounts import api as accounts


class Command(BaseCommand):
    help = "Print the link with which the first national admins of an empty site are made."

    def handle(self, **_: object) -> None:
        if accounts.has_begun():
            raise CommandError(
                f"This site has begun; its people sign in at {settings.PUBLIC_URL}/masuk/. Who "
                "forgot the password asks another national admin, or uses `manage.py "
                "changepassword`. / Situs ini sudah dimulai; masuklah di alamat itu."
            )
        self.stdout.write(accounts.start_link())
