"""Counts the queries of pages: python -m bench.queries USERNAME PATH ... prints JSON."""

import json
import logging
import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    logging.disable(logging.INFO)
    username, *paths = sys.argv[1:]
    print(json.dumps({path: count(username, path) for path in paths}))


def count(username: str, path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kawah.people.access.backend import find

    person = find(username)
    if person is None:
        sys.exit(f"nobody is called {username}")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    client.get(path)  # what is kept in memory for everyone is read once
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        sys.exit(f"{path}: {answer.status_code}")
    return len(captured)


if __name__ == "__main__":
    main()
