"""What an operator may say through the environment, and how a wrong value is told."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from config import addresses, databases, hosts, mail, modules
from config.environment import Environment, EnvironmentUnusable, long_enough

ROOT = Path(__file__).parent.parent
SECRET = "t3rl4lu-r4h4s14"


def fault_of(reader, given, default=""):
    env = Environment({"KAWAH_X": given})
    env.read("KAWAH_X", reader, default)
    with pytest.raises(EnvironmentUnusable) as told:
        env.stop_on_faults()
    return str(told.value)


@pytest.mark.parametrize(
    ("given", "port", "is_tls", "is_starttls"),
    [
        ("smtps://surat@dinas:pa%3Ass@mail.example.go.id", 465, True, False),
        ("smtps://surat@dinas:pa%3Ass@mail.example.go.id:2465", 2465, True, False),
        ("smtp+starttls://surat%40dinas:pa%3Ass@mail.example.go.id", 587, False, True),
    ],
)
def test_a_mail_server_is_one_address(given, port, is_tls, is_starttls):
    server = mail.server(given)
    assert (server.host, server.port) == ("mail.example.go.id", port)
    assert (server.user, server.password) == ("surat@dinas", "pa:ss")
    assert (server.is_tls, server.is_starttls) == (is_tls, is_starttls)


@pytest.mark.parametrize("given", ["Signer", "tidak.ada.Signer", "kawah.earned.", "os path.join"])
def test_a_signer_is_a_name_in_a_module(given):
    assert modules.name_in_module(modules.LOCAL_SIGNER) == modules.LOCAL_SIGNER
    assert fault_of(modules.name_in_module, given, modules.LOCAL_SIGNER).startswith("KAWAH_X=")


def test_without_a_mail_server_mail_goes_to_files():
    assert mail.server("").backend == mail.FILES
    assert mail.server("smtp://localhost").backend == mail.SMTP


@pytest.mark.parametrize(
    "given",
    [
        "mail.example.go.id",
        "https://mail.example.go.id",
        f"smtps://surat:{SECRET}@",
        f"smtps://surat:{SECRET}@mail.example.go.id:mail",
        f"smtps://surat:{SECRET}@mail.example.go.id/inbox",
        f"smtp://surat:{SECRET}@mail.example.go.id",
        f"smtps://:{SECRET}@mail.example.go.id",
        f"smtps://surat:{SECRET}@[mail",
    ],
)
def test_a_wrong_mail_server_is_named_without_its_password(given):
    told = fault_of(mail.server, given)
    assert told.startswith("KAWAH_X ") and "smtps://user:password@" in told
    assert SECRET not in told


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://Kawah.example.go.id/", "https://kawah.example.go.id"),
        ("https://kawah.example.go.id:443", "https://kawah.example.go.id"),
        ("http://10.0.0.5:8000", "http://10.0.0.5:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_what_browsers_call_it(given, kept):
    assert addresses.origin(given) == kept


@pytest.mark.parametrize(
    "given",
    ["kawah.example.go.id", "https://", "https://a.id/kawah", "https://a.id:x", "https://u@a.id"],
)
def test_a_wrong_origin_is_named(given):
    told = fault_of(addresses.origin, given, default="https://a.id")
    assert told.startswith(f"KAWAH_X={given!r} must be an address")


@pytest.mark.parametrize("given", ["*", "https://a.id", "a.id:8000", "a b.id", "a.id,*"])
def test_a_wrong_host_name_is_named(given):
    assert "host names with commas between them" in fault_of(hosts.names, given)


def test_the_own_names_are_answered_without_being_listed():
    pages, content = "https://kawah.example.go.id", "https://konten.example.go.id:8443"
    answered = hosts.answered(pages, content, also=hosts.names("lama.example.go.id, "))
    assert set(answered) == {
        *("kawah.example.go.id", "konten.example.go.id", "lama.example.go.id"),
        *("127.0.0.1", "localhost"),
    }


@pytest.mark.parametrize(
    ("pages", "content", "said"),
    [
        ("https://a.id", "https://a.id:8001", "another host name"),
        ("https://a.id", "http://b.id", "https://"),
        ("http://127.0.0.1:8000", "http://localhost:8001", ""),
        ("https://a.id", "https://b.id", ""),
    ],
)
def test_pages_and_content_must_fit_together(pages, content, said):
    faults = hosts.faults_between(pages, content)
    assert bool(faults) == bool(said) and said in "".join(faults)


@pytest.mark.parametrize(
    "given", ["mysql://a/b", "postgres://a:b@h", f"postgres://a:{SECRET}@h:x/d"]
)
def test_a_wrong_database_is_named_without_its_password(given, tmp_path):
    told = fault_of(partial(databases.database, sqlite_at=tmp_path / "x"), given)
    assert told.startswith("KAWAH_X must be postgres://") and SECRET not in told


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", {}),
        ("?sslmode=require", {"sslmode": "require"}),
        (
            "?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"},
        ),
    ],
)
def test_how_the_database_is_reached_is_kept(query, kept, tmp_path):
    found = databases.database(f"postgres://a:b@h/d{query}", sqlite_at=tmp_path / "x")
    assert (found["NAME"], found["OPTIONS"]) == ("d", kept)


@pytest.mark.parametrize("query", ["?sslmode=always", "?ssl=yes", "?sslmode", "#x"])
def test_a_query_that_nobody_reads_is_refused(query, tmp_path):
    given = f"postgres://a:{SECRET}@h/d{query}"
    told = fault_of(partial(databases.database, sqlite_at=tmp_path / "x"), given)
    assert "?sslmode=require" in told and SECRET not in told


@pytest.mark.parametrize("given", ["https://a.id:8000", "https://a.id/?b", "https://u@a.id", "a"])
def test_a_permanent_name_holds_no_port(given):
    assert "must be an address" in fault_of(addresses.permanent, given, "https://a.id")
    assert addresses.permanent("https://a.id/kawah/") == "https://a.id/kawah"


def test_a_short_secret_is_refused_without_being_told():
    told = fault_of(long_enough, SECRET)
    assert "32" in told and SECRET not in told
    assert long_enough("x" * 32) and long_enough("") == ""


def test_a_name_that_is_no_setting_is_named():
    env = Environment({"KAWAH_DATABSE_URL": "postgres://a/b", "KAWAH_PORT": "1", "HOME": "/"})
    env.number("KAWAH_PORT", 8000, low=1, high=9)
    env.name_unknown(besides=())
    assert [fault.split()[0] for fault in env.faults] == ["KAWAH_DATABSE_URL"]


def test_a_fault_is_told_in_both_languages():
    env = Environment({"KAWAH_X": "maybe"})
    env.flag("KAWAH_X", False)
    assert env.faults == ["KAWAH_X='maybe' must be yes or no / harus yes atau no"]


def start(folder, **values):
    """What the settings say under an environment, and how the start went."""
    told = [
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
        "SECURE_HSTS_SECONDS",
        "SECURE_PROXY_SSL_HEADER",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "EMAIL_HOST",
        "PROXIES",
        "CONTENT_URL",
    ]
    code = f"from django.conf import settings as s\nfor n in {told}: print(n, getattr(s, n))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KAWAH_")}
    return subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env={**kept, "KAWAH_DATA_DIR": str(folder), **values},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_site_is_safe_by_its_address_alone(tmp_path):
    done = start(
        tmp_path,
        KAWAH_PUBLIC_URL="https://kawah.example.go.id",
        KAWAH_CONTENT_URL="https://konten.example.go.id",
        KAWAH_PROXIES="1",
        KAWAH_SMTP="smtps://a:b@mail.example.go.id",
    )
    said = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert "kawah.example.go.id" in said["ALLOWED_HOSTS"] and "testserver" not in done.stdout
    assert said["CSRF_TRUSTED_ORIGINS"] == "['https://kawah.example.go.id']"
    assert said["SESSION_COOKIE_SECURE"] == said["CSRF_COOKIE_SECURE"] == "True"
    assert int(said["SECURE_HSTS_SECONDS"]) >= 31536000
    assert said["SECURE_PROXY_SSL_HEADER"] == "('HTTP_X_FORWARDED_PROTO', 'https')"
    assert said["EMAIL_HOST"] == "mail.example.go.id"


def test_without_a_proxy_nothing_that_came_along_is_believed(tmp_path):
    said = start(tmp_path, KAWAH_PUBLIC_URL="http://localhost:8000").stdout
    assert "SECURE_PROXY_SSL_HEADER None" in said and "PROXIES 0" in said
    assert "CONTENT_URL http://127.0.0.1:8001" in said


def test_the_content_port_follows_the_pages_port_and_must_differ(tmp_path):
    assert "CONTENT_URL http://localhost:8102" in start(tmp_path, KAWAH_PORT="8101").stdout
    done = start(tmp_path, KAWAH_PORT="8101", KAWAH_CONTENT_PORT="8101")
    assert done.returncode == 1
    assert done.stderr.startswith("KAWAH_CONTENT_PORT must differ from KAWAH_PORT")


def test_a_data_folder_that_cannot_be_used_is_told_in_one_line(tmp_path):
    (tmp_path / "berkas").write_text("")
    (tmp_path / "lain" / "secret-key").mkdir(parents=True)
    for folder in (tmp_path / "berkas", tmp_path / "berkas" / "x", tmp_path / "lain"):
        done = start(folder)
        assert done.returncode == 1 and str(folder) in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_wrong_values_are_told_together_in_one_line(tmp_path):
    values = {
        "KAWAH_PORT": "abc",
        "KAWAH_PROXIES": "-1",
        "KAWAH_SMTP": "mail",
        "KAWAH_LOG_LEVEL": "loud",
        "KAWAH_MAIL_FROM": "kawah",
        "KAWAH_HOSTS": "*",
    }
    done = start(tmp_path, **values)
    assert done.returncode == 1
    assert re.findall(r"KAWAH_\w+", done.stderr) == sorted(values, key=done.stderr.index)
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "is_on"), [("yes", True), ("No", False), ("1", True), ("0", False), ("", True)]
)
def test_yes_and_no_may_be_said_as_one_and_nought(given, is_on):
    env = Environment({"KAWAH_X": given})
    assert env.flag("KAWAH_X", True) is is_on
    env.stop_on_faults()
