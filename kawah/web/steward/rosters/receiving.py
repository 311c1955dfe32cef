"""A file on its way from a form to the reader."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from kawah.people.directory.api import Agency, Person
from kawah.people.rosters import api as rosters
from kawah.web.shell.receiving import name_of, on_disk


def kept(given: UploadedFile, *, agency: Agency, by: Person, now: datetime) -> rosters.Roster:
    """Raises FileUnusable."""
    name = name_of(given, otherwise="pegawai")
    with on_disk(given) as path:
        return rosters.upload(path, name=name, agency=agency, by=by, now=now)
