import re
from datetime import timedelta

import pytest
from django.core import mail

from kawah.people.accounts import asking, tickets
from kawah.people.accounts.models import Ticket
from kawah.people.notices import post
from kawah.records.api import Parcel
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db


def ask(name, *, now=NOW):
    asking.ask(name, now=now)
    asking.answer_waiting(now=now)
    post.deliver_waiting(now=now)


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def test_who_is_known_gets_a_link_that_works(outbox):
    person = make_person(email="ani@example.go.id", password="kawah candradimuka")
    ask(person.nip)
    (letter,) = outbox
    (code,) = re.findall(r"kode=([A-Z0-9-]+)", letter.body)
    assert letter.to == ["ani@example.go.id"]
    assert tickets.examine(code, now=NOW).person == person


@pytest.mark.parametrize("name", ["199003152015032999", "siapa@example.go.id", "x" * 9999])
def test_who_is_unknown_leaves_the_same_trace(outbox, name):
    ask(name)
    assert not outbox and Parcel.objects.get().delivered_at == NOW


def test_the_name_is_not_readable_while_it_waits():
    nip = str(make_person().nip)
    asking.ask(nip, now=NOW)
    assert nip not in str(Parcel.objects.get().content)


def test_who_has_no_address_gets_no_ticket():
    ask(make_person().nip)
    assert not Ticket.objects.exists()


def test_asking_again_and_again_fills_nobodys_letter_box(outbox):
    person = make_person(email="ani@example.go.id")
    for _ in range(5):
        ask(person.email)
    assert len(outbox) == 1
    ask(person.email, now=NOW + timedelta(minutes=6))
    assert len(outbox) == 2
