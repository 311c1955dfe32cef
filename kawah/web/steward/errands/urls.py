from django.urls import path

from kawah.web.steward.errands import listing, page, undoing

urlpatterns = [
    path("", listing.errands, name="errands"),
    path("<uuid:errand>/", page.errand, name="errand"),
    path("<uuid:errand>/pembatalan/", undoing.undo, name="errand_undoing"),
]
