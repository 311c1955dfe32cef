from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import path

from kawah.people.access.api import Role, Verb, grant
from kawah.people.directory.api import Reach
from kawah.web.shell.access import anyone, check_declared, choose, may, refuse_undeclared
from tests.factories import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db


def give(person, *roles):
    return [grant(person, role, reach=Reach.OWN, effective_from=TODAY, now=NOW) for role in roles]


@may(Verb.TEACH)
def lesson_plan(request):
    return HttpResponse(f"{request.grant.role} {request.scope.reach} {request.today}")


def ask(person, *, in_use=None):
    request = RequestFactory().get("/rencana/")
    request.user, request.session = person, SessionStore()
    request.session["grant"] = in_use
    return request


def test_a_role_with_the_verb_gets_in(clock):
    person = make_person()
    give(person, Role.LEARNER, Role.TRAINER)
    assert lesson_plan(ask(person)).content == b"trainer own 2026-10-05"


def test_the_role_in_use_comes_first_when_it_has_the_verb():
    person = make_person()
    first, second = give(person, Role.TRAINER, Role.LEARNER)
    assert choose([first, second], verb=Verb.TEACH, in_use=second.pk) == first
    assert choose([first, second], verb=Verb.SIGN_IN, in_use=second.pk) == second
    assert choose([first, second], verb=Verb.PAY, in_use=first.pk) is None


def test_a_role_without_the_verb_is_told_whose_page_it_is(client, settings):
    settings.ROOT_URLCONF = urls(path("rencana/", lesson_plan))
    person = make_person()
    give(person, Role.LEARNER)
    client.force_login(person)
    answer = client.get("/rencana/")
    assert answer.status_code == 403
    assert "Widyaiswara" in answer.content.decode()


def urls(*entries):
    from django.urls import include

    public = path("", include("kawah.web.public.urls"))
    return type("planted", (), {"urlpatterns": [public, *entries]})


def test_nobody_is_led_to_the_sign_in_page_and_back(client, settings):
    settings.ROOT_URLCONF = urls(path("rencana/", lesson_plan))
    answer = client.get("/rencana/?pekan=3")
    assert answer.status_code == 302
    assert answer["Location"] == "/masuk/?next=/rencana/%3Fpekan%3D3"


def test_what_nobody_sent_is_shown_again(client, settings):
    settings.ROOT_URLCONF = urls(path("rencana/", lesson_plan))
    text = "Panjang sekali catatan yang saya tulis di kapal tadi malam."
    answer = client.post("/rencana/", {"catatan": text, "password": "rahasia"})
    assert answer.status_code == 401
    assert text in answer.content.decode()
    assert "rahasia" not in answer.content.decode()


def test_a_page_for_anyone_knows_who_is_there(clock):
    seen = []

    @anyone
    def open_page(request):
        seen.append((request.person, request.now))
        return HttpResponse()

    person = make_person()
    open_page(ask(person))
    assert seen == [(person, clock.now)]


def test_a_page_that_says_nothing_is_not_served(caplog):
    def silent(request):
        return HttpResponse("oops")

    gate = refuse_undeclared(lambda request: HttpResponse())
    with pytest.raises(Http404):
        gate.process_view(RequestFactory().get("/"), silent, (), {})
    assert "without declared access" in caplog.text
    gate.process_view(RequestFactory().get("/"), lesson_plan, (), {})


def test_the_system_check_finds_it():
    def silent(request):
        return HttpResponse("oops")

    planted: Any = type(
        "planted", (), {"urlpatterns": [path("a/", silent), path("b/", lesson_plan)]}
    )
    assert [error.msg for error in check_declared(urlconfs=[planted])] == [
        "a/: the view does not declare its access"
    ]


def test_ending_a_role_takes_effect_at_once(client, settings):
    settings.ROOT_URLCONF = urls(path("rencana/", lesson_plan))
    person = make_person()
    (row,) = give(person, Role.TRAINER)
    client.force_login(person)
    assert client.get("/rencana/").status_code == 200
    row.until = TODAY
    row.save()
    assert client.get("/rencana/").status_code == 403
