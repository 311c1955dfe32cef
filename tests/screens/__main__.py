"""Pictures every screen: phone and desk, Indonesian and English, light and dark.

    python -m tests.screens [--only NAME*] [--into FOLDER] [--guides]

Screens are found by following links from each role's home, so a page that nobody can reach is not
pictured; the sheet says which pages of the URLconf those are.
"""

import argparse
import fnmatch
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.rig.browser import chromium
from tests.rig.screens import Screen, cookies, screens
from tests.rig.site import ROOT, Site, running
from tests.rig.visitor import Visitor
from tests.screens import guides, sheet

WIDTHS = {360: 640, 1280: 800}
LANGUAGES = ("id", "en")
THEMES = ("light", "dark")
Look = tuple[int, str, str]
PATIENCE = 120.0


def wait_for_certificates(site: Site) -> None:
    """The demo's are signed one after the other when the site begins."""
    visitor = Visitor(site.url).sign_in(site.accounts["learner"])
    deadline = time.monotonic() + PATIENCE
    while "data-again" in visitor.get("/sertifikat/").text and time.monotonic() < deadline:
        time.sleep(1)


def unreached(found: list[Screen]) -> list[str]:
    """Pages of the URLconf that no picture shows: nobody is led there, or only a form is."""
    from kawah.web.shell.access import patterns

    reached = {screen.name for screen in found}
    entries = patterns(settings.ROOT_URLCONF)
    return sorted(f"/{address}" for address, entry in entries if not named(entry.name, reached))


def named(name: str | None, reached: set[str]) -> bool:
    return any(view.split(":")[-1] == name for view in reached)


def picture(
    browser: Browser, site: Site, chosen: list[Screen], into: Path, *, looks: Iterable[Look]
) -> Iterator[Path]:
    for width, language, theme in looks:
        folder = into / language / theme / str(width)
        folder.mkdir(parents=True, exist_ok=True)
        for role in dict.fromkeys(screen.role for screen in chosen):
            context = browser.new_context(
                viewport={"width": width, "height": WIDTHS[width]},
                color_scheme="dark" if theme == "dark" else "light",
                reduced_motion="reduce",
            )
            if role:
                context.add_cookies(cookies(site, role))
            page = context.new_page()
            for screen in chosen:
                if screen.role == role:
                    target = folder / f"{sheet.slug(screen.name)}.png"
                    page.goto(site.url + screen.spoken_in(language))
                    unroll(page, width)
                    page.screenshot(path=target)
                    yield target
            context.close()


def unroll(page: Page, width: int) -> None:
    """Make the window as high as the page, so that a bar at the bottom is at the bottom."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, WIDTHS[width])})
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make screens")
    parser.add_argument("--only", default="*")
    parser.add_argument("--into", type=Path, default=data_folder() / "screens")
    parser.add_argument("--guides", action="store_true", help="only the pictures in docs/")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site, chromium() as browser:
        wait_for_certificates(site)
        found = screens(site)
        if given.guides:
            illustrate(browser, site, found)
            return
        chosen = [screen for screen in found if fnmatch.fnmatch(screen.name, given.only)]
        looks = product(WIDTHS, LANGUAGES, THEMES)
        count = sum(1 for _ in picture(browser, site, chosen, given.into, looks=looks))
    names = [(screen.name, screen.role, screen.path) for screen in chosen]
    sheet.write(given.into, names, widths=WIDTHS, languages=LANGUAGES, themes=THEMES)
    print(f"{count} pictures of {len(chosen)} screens; look at {given.into / 'index.html'}")
    for address in unreached(found):
        print(f"not pictured: {address} (no link leads there, or it only takes forms)")


def illustrate(browser: Browser, site: Site, found: list[Screen]) -> None:
    """Picture the guides anew."""
    by_name = {screen.name: screen for screen in found}
    chosen = [by_name[name] for name in guides.PICTURES.values()]
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            looks = [(guides.WIDTH, language, guides.THEME)]
            taken = picture(browser, site, chosen, Path(folder), looks=looks)
            for name, path in zip(guides.PICTURES, _in_order(taken, chosen), strict=True):
                print(guides.keep(path, name=name, language=language).relative_to(ROOT))


def _in_order(taken: Iterable[Path], chosen: list[Screen]) -> list[Path]:
    """The pictures in the order of the screens; they are taken role by role."""
    by_slug = {path.stem: path for path in taken}
    return [by_slug[sheet.slug(screen.name)] for screen in chosen]


def data_folder() -> Path:
    return Path(os.environ.get("KAWAH_DATA_DIR", ROOT / "var"))


if __name__ == "__main__":
    main()
