"""The crests of two agencies and who signs for them; the third issues with its name alone."""

from datetime import datetime
from pathlib import Path

from kawah.earned.certificates import api as certificates
from kawah.earned.certificates.api import Named, Official
from kawah.lib.periods import years_from
from kawah.people.directory.api import Agency, Person

CRESTS = Path(__file__).parent / "crests"
OFFICIALS = {
    "kptk": (
        ("Prof. Dr. Sekar Maharani, M.P.A.", "Sekretaris Jenderal"),
        ("Drs. Bagus Prakoso, M.Si.", "Kepala Pusat Pembelajaran ASN"),
    ),
    "nusacandra": (
        ("Ir. Laksmi Candrawati, M.Si.", "Kepala Badan Pengembangan Sumber Daya Manusia"),
    ),
}


def load(*, now: datetime) -> None:
    """Dress the certificates of a site that has none dressed."""
    if Official.objects.exists():
        return
    for code, officials in OFFICIALS.items():
        agency = Agency.objects.get(code=code)
        steward = Person.objects.filter(agency=agency, grants__role="steward").earliest("pk")
        crest = (CRESTS / f"{code}.svg").read_bytes()
        certificates.set_crest(agency, crest, by=steward, now=now)
        since = years_from(now.date(), -1)
        for place, (name, position) in enumerate(officials, start=1):
            named = Named(place, name, position, effective_from=since)
            certificates.name_official(agency, named, by=steward, now=now)
