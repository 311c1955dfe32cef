import json

import pytest

from kawah.web.shell.storage import HashedFiles


@pytest.fixture
def collected(tmp_path, settings):
    settings.DEBUG = False
    paths = {"kawah.css": "kawah.0a1b2c3d4e5f.css"}
    manifest = {"version": "1.1", "hash": "", "paths": paths}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest))
    return HashedFiles(location=tmp_path, base_url="/static/")


def test_a_collected_file_is_named_by_its_hash(collected):
    assert collected.url("kawah.css") == "/static/kawah.0a1b2c3d4e5f.css"


def test_a_file_that_was_not_collected_keeps_its_name(collected):
    assert collected.url("baru.css") == "/static/baru.css"
