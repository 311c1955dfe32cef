"""Certificates of an agency's people: their addresses, below those of an organizer."""

from django.urls import path

from kawah.web.organizer.certificates import acts, listing, page

urlpatterns = [
    path("", listing.certificates, name="certificates"),
    path("<uuid:certificate>/", page.certificate, name="certificate"),
    path("<uuid:certificate>/cabut/", acts.revoke, name="revoke"),
    path("<uuid:certificate>/ganti/", acts.reissue, name="reissue"),
]
