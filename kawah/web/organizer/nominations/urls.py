"""Files of learners: their addresses, below those of an organizer."""

from django.urls import path

from kawah.web.organizer.nominations import columns, listing, page, steps, upload, workbooks

urlpatterns = [
    path("", listing.nominations, name="nominations"),
    path("baru/", upload.new_nomination, name="new_nomination"),
    path("templat/", workbooks.template, name="nomination_template"),
    path("<uuid:nomination>/", page.nomination, name="nomination"),
    path("<uuid:nomination>/kolom/", columns.columns, name="nomination_columns"),
    path("<uuid:nomination>/penerimaan/", steps.admission, name="nomination_admission"),
    path("<uuid:nomination>/perbaikan/", workbooks.bad_rows, name="nomination_bad_rows"),
    path("<uuid:nomination>/pembuangan/", steps.disposal, name="nomination_disposal"),
    path("<uuid:nomination>/pembatalan/", steps.undoing, name="nomination_undoing"),
]
