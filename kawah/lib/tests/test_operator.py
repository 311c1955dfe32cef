"""Commands speak the language of the terminal."""

import pytest

from kawah.lib.operator import operator_language


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_the_terminal_decides(monkeypatch, given, language):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert operator_language() == language
