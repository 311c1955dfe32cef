"""How often one caller may ask for something costly: counted in memory, in each process by itself,
so that nothing about visitors is kept."""

from collections import OrderedDict
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_network
from threading import Lock

MOST_CALLERS = 10_000


class Limit:
    """At most so many acts of one caller within a time."""

    def __init__(self, most: int, *, within: timedelta) -> None:
        self.most = most
        self.within = within
        self.acts: OrderedDict[str, list[datetime]] = OrderedDict()  # who acted last stands last
        self.lock = Lock()

    def allows(self, address: str, *, now: datetime) -> bool:
        """Count an act and say whether it is still within bounds."""
        caller = _neighborhood(address)
        with self.lock:
            recent = [at for at in self.acts.pop(caller, []) if now - at < self.within]
            is_allowed = len(recent) < self.most
            self.acts[caller] = [*recent, now] if is_allowed else recent
            while len(self.acts) > MOST_CALLERS:
                self.acts.popitem(last=False)
        return is_allowed


def _neighborhood(address: str) -> str:
    """Whoever has one IPv6 address has the 2^64 beside it, too."""
    try:
        return str(ip_network((IPv6Address(address), 64), strict=False))
    except ValueError:
        return address
