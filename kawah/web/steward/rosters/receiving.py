"""A file on its way from a form to the reader."""

import tempfile
from datetime import datetime
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from kawah.people.directory.api import Agency, Person
from kawah.people.rosters import api as rosters


def kept(given: UploadedFile, *, agency: Agency, by: Person, now: datetime) -> rosters.Roster:
    """Readers want a file with a place; small ones come in memory. Raises FileUnusable."""
    name = (given.name or "pegawai").replace("\0", "")
    with tempfile.NamedTemporaryFile(suffix=".part") as file:
        for chunk in given.chunks():
            file.write(chunk)
        file.flush()
        return rosters.upload(Path(file.name), name=name, agency=agency, by=by, now=now)
