"""Ending sign-ins."""

from django.db.models import F

from kawah.people.directory.api import Person


def end_sign_ins(person: Person) -> None:
    """A higher epoch ends every sign-in of a person; whoever asks may renew the own one after."""
    Person.objects.filter(pk=person.pk).update(sign_in_epoch=F("sign_in_epoch") + 1)
    person.refresh_from_db(fields=["sign_in_epoch"])
