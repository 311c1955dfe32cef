"""Which time zones an agency has had: a wrong one is corrected, and what was posted before stays as
it was."""

from datetime import datetime

from kawah.lib.periods import ZONE_NAMES
from kawah.people.directory.api import Agency
from kawah.records import api as records


def zones_since(agency: Agency, moment: datetime) -> set[str]:
    """Each zone that the agency has had since a moment, as the trail tells it; all there are where
    the trail knows of no correction and yet the days are others."""
    corrected = records.Change.objects.filter(
        verb="agency.amended", subject=f"agency/{agency.uuid}", before__time_zone__isnull=False
    )
    if not corrected.exists():
        return set(ZONE_NAMES)
    later = corrected.filter(at__gte=moment).values_list("before", flat=True)
    return {agency.time_zone, *(before["time_zone"] for before in later if before)}
