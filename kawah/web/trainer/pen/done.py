"""Orders that were carried out, so that a second click does nothing."""

from django.http import HttpRequest

from kawah.web.trainer.pen.orders import Order

DONE = "pen.done"  # the session's key: orders that were carried out
REMEMBERED = 30


def was_done(request: HttpRequest, order: Order) -> bool:
    """Whether this is the second click, or the same order sent again after a lost answer."""
    return bool(order.key) and order.name in request.session.get(DONE, [])


def note_done(request: HttpRequest, order: Order) -> None:
    request.session[DONE] = [*request.session.get(DONE, []), order.name][-REMEMBERED:]
