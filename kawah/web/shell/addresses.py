"""Addresses that come from outside: where to go next, and who is asking."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def next_of(request: HttpRequest, *, otherwise: str) -> str:
    """The page asked for after this one, when it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else otherwise


def caller_of(request: HttpRequest) -> str:
    """The network address of who asks: as the outermost of our own proxies saw it."""
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    proxies: int = getattr(settings, "PROXIES", 0)
    if proxies and len(seen) >= proxies and seen[-proxies].strip():
        return seen[-proxies].strip()
    address: str = request.META.get("REMOTE_ADDR", "")
    return address
