"""Addresses that come from outside: where to go next, and who is asking."""

from ipaddress import ip_address

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


def caller_of(request: HttpRequest, *, proxies: int | None = None) -> str:
    """The network address of who asks: the peer's, or what the outermost of our own proxies saw.

    Each proxy adds its peer at the right, so whatever a stranger sent along stands further left.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    count: int = settings.PROXIES if proxies is None else proxies
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if not count or len(seen) < count:
        return peer
    return _address(seen[-count].strip()) or peer


def _address(text: str) -> str:
    """One spelling of an address; empty when the text is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)
