"""Recaps of training elsewhere: their addresses, below those of an organizer."""

from django.urls import path

from kawah.web.organizer.recaps import columns, listing, page, steps, upload, workbooks

urlpatterns = [
    path("", listing.recaps, name="recaps"),
    path("baru/", upload.new_recap, name="new_recap"),
    path("templat/", workbooks.template, name="recap_template"),
    path("<uuid:recap>/", page.recap, name="recap"),
    path("<uuid:recap>/kolom/", columns.columns, name="recap_columns"),
    path("<uuid:recap>/penerimaan/", steps.acceptance, name="recap_acceptance"),
    path("<uuid:recap>/perbaikan/", workbooks.bad_rows, name="recap_bad_rows"),
    path("<uuid:recap>/pembuangan/", steps.disposal, name="recap_disposal"),
    path("<uuid:recap>/pembatalan/", steps.undoing, name="recap_undoing"),
]
