"""Rules by which a course is mandatory: their addresses, below those of an organizer."""

from django.urls import path

from kawah.web.organizer.duties import ending, exemption, listing, making, page

urlpatterns = [
    path("", listing.duties, name="duties"),
    path("baru/", making.new_duty, name="new_duty"),
    path("<uuid:duty>/", page.duty, name="duty"),
    path("<uuid:duty>/akhir/", ending.end, name="end_duty"),
    path("<uuid:duty>/pembebasan/<uuid:bound>/", exemption.exemption, name="exemption"),
]
