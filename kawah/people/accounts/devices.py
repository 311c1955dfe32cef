"""What a browser says about itself, in two words that its owner recognises."""

import re

from msgspec import Struct

# The first that fits: many browsers also say that they are Chrome, and Chrome that it is Safari.
BROWSERS = (
    (r"\bEdgA?/|\bEdgiOS/", "Edge"),
    (r"\bOPR/|\bOPT/|Opera", "Opera"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\bUCBrowser/", "UC Browser"),
    (r"\bFirefox/|\bFxiOS/", "Firefox"),
    (r"\bChrome/|\bCriOS/|\bChromium/", "Chrome"),
    (r"\bSafari/", "Safari"),
)
SYSTEMS = (
    (r"\biPhone\b", "iPhone"),
    (r"\biPad\b", "iPad"),
    (r"\bAndroid\b", "Android"),
    (r"\bWindows\b", "Windows"),
    (r"\bCrOS\b", "ChromeOS"),
    (r"\bMac OS X\b|\bMacintosh\b", "macOS"),
    (r"\bLinux\b|\bX11\b", "Linux"),
)
LONGEST = 1000


class Device(Struct, frozen=True):
    """Empty words for what is not known."""

    browser: str = ""
    system: str = ""


def read(agent: str) -> Device:
    said = agent[:LONGEST]
    return Device(_first(BROWSERS, said), _first(SYSTEMS, said))


def _first(names: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, said)), "")
