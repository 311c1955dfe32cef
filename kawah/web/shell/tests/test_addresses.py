"""Who is asking: what a stranger writes into a header never counts."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kawah.web.shell.addresses import caller_of

PEER = "10.0.0.2"


def caller(proxies, forwarded, *, peer=PEER):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)
    return caller_of(request, proxies=proxies)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "said"),
    [
        (0, None, PEER),
        (0, "198.51.100.7", PEER),
        (1, None, PEER),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.1, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.1, 198.51.100.7, 10.0.0.3", "198.51.100.7"),
        (2, "198.51.100.7", PEER),
        (1, "unknown", PEER),
        (1, "", PEER),
        (1, "2001:DB8::7", "2001:db8::7"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
    ],
)
def test_the_caller_is_whom_the_outermost_proxy_saw(proxies, forwarded, said):
    assert caller(proxies, forwarded) == said


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])), max_size=4))
def test_what_a_stranger_writes_never_counts(lies):
    seen = ["198.51.100.7", "10.0.0.3"]
    assert caller(2, ", ".join([*lies, *seen])) == "198.51.100.7"
    assert caller(0, ",".join(lies)) == PEER


def test_the_setting_says_how_many_proxies_there_are(settings):
    settings.PROXIES = 1
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "198.51.100.7"})
    assert caller_of(request) == "198.51.100.7"


def test_a_server_without_peers_has_one_caller():
    assert caller(0, None, peer="") == ""
