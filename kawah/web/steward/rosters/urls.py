"""Files of people: their addresses, below those of the admin of an agency."""

from django.urls import path

from kawah.web.steward.rosters import (
    columns,
    confirmation,
    conflicts,
    disposal,
    listing,
    page,
    release,
    undoing,
    upload,
    workbooks,
)

urlpatterns = [
    path("", listing.rosters, name="rosters"),
    path("baru/", upload.new_roster, name="new_roster"),
    path("templat/", workbooks.template, name="roster_template"),
    path("pelepasan/<uuid:release>/", release.release, name="roster_release"),
    path("<uuid:roster>/", page.roster, name="roster"),
    path("<uuid:roster>/kolom/", columns.columns, name="roster_columns"),
    path("<uuid:roster>/keputusan/", conflicts.conflicts, name="roster_conflicts"),
    path("<uuid:roster>/impor/", confirmation.confirm, name="roster_import"),
    path("<uuid:roster>/perbaikan/", workbooks.bad_rows, name="roster_bad_rows"),
    path("<uuid:roster>/pembuangan/", disposal.drop, name="roster_disposal"),
    path("<uuid:roster>/pembatalan/", undoing.undo, name="roster_undoing"),
]
