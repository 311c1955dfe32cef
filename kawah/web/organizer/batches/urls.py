"""Batches: their addresses, below those of an organizer."""

from django.urls import path

from kawah.web.organizer.batches import change, listing, making, more, page

urlpatterns = [
    path("", listing.batches, name="batches"),
    path("baru/", making.new_batch, name="new_batch"),
    path("<uuid:batch>/", page.batch, name="batch"),
    path("<uuid:batch>/perubahan/", change.change, name="change_batch"),
    path("<uuid:batch>/peserta/", more.more, name="join_batch"),
    path("<uuid:batch>/sertifikat/", page.issue, name="issue_batch"),
]
