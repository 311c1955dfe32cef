from datetime import UTC, datetime
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


@pytest.fixture
def now():
    return datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": backend, "OPTIONS": {"location": tmp_path / "files"}},
    }
