"""Carrying mail to a real, if small, SMTP server."""

import socketserver
import threading
from contextlib import contextmanager

import pytest

from kawah.people.notices.post import deliver_waiting
from kawah.records import api as records
from tests.factories import NOW

pytestmark = pytest.mark.django_db


class PostOffice(socketserver.StreamRequestHandler):
    """Takes every letter; one visit may bring several."""

    server: "Server"

    def handle(self):
        office = self.server
        office.visits += 1
        self.say("220 kantor pos")
        while line := self.rfile.readline().decode().strip():
            if line.upper() == "DATA":
                self.say("354 silakan")
                lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
                office.letters.append("\n".join(lines))
            self.say("221 sampai jumpa" if line.upper() == "QUIT" else "250 baik")

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), PostOffice)
        self.visits = 0
        self.letters: list[str] = []


@contextmanager
def post_office(settings):
    with Server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def queue(count):
    for number in range(count):
        to, subject = f"a{number}@example.go.id", f"Kabar {number}"
        letter: dict[str, object] = {"to": to, "subject": subject, "body": "Isi"}
        records.send("mail", letter, key=f"k{number}", now=NOW)


def test_letters_of_one_turn_go_in_one_visit(settings):
    queue(3)
    with post_office(settings) as office:
        assert deliver_waiting(now=NOW) == 3
        assert deliver_waiting(now=NOW) == 0
    assert office.visits == 1
    assert [f"Subject: Kabar {n}" in letter for n, letter in enumerate(office.letters)] == [
        True
    ] * 3


def test_a_server_that_is_away_costs_no_letter_a_try(settings):
    queue(2)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(OSError):
        deliver_waiting(now=NOW)
    assert set(records.Parcel.objects.values_list("attempts", flat=True)) == {0}
