"""What other rooms may ask of the counts, and of lists of people."""

from kawah.insight.analytics.ageing import Ages, ages_of
from kawah.insight.analytics.books import WRITERS
from kawah.insight.analytics.exporting import order_export
from kawah.insight.analytics.listing import Page, only, page_of
from kawah.insight.analytics.models import Export
from kawah.insight.analytics.people import (
    Choice,
    anyone_of,
    chosen,
    employees,
    post_of,
    supervisor_of,
)
from kawah.insight.analytics.picture import MonthSum, Part, Picture, SourceSum, Totals, picture_of
from kawah.insight.analytics.reaching import OutOfReach, agency_in, scope_of, unit_in
from kawah.insight.analytics.surveying import survey_waiting

__all__ = [
    "WRITERS",
    "Ages",
    "Choice",
    "Export",
    "MonthSum",
    "OutOfReach",
    "Page",
    "Part",
    "Picture",
    "SourceSum",
    "Totals",
    "agency_in",
    "ages_of",
    "anyone_of",
    "chosen",
    "employees",
    "only",
    "order_export",
    "page_of",
    "picture_of",
    "post_of",
    "scope_of",
    "supervisor_of",
    "survey_waiting",
    "unit_in",
]
