"""Which paths inside an archive mean the same file on every system, and nothing outside it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from kawah.lib.archive_refusals import ArchiveUnusable

LONGEST_PATH = 240  # what Windows still opens when the folder lies in someone's own folder
LONGEST_PART = 255  # bytes, on every file system in use
DEEPEST = 16
DRIVE = re.compile(r"[A-Za-z]:")
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]')
RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.I)
LEFT_BY_SYSTEMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def is_hidden(path: str) -> bool:
    """Whether an operating system left the file there, not its author."""
    return any(part.startswith(".") or part in LEFT_BY_SYSTEMS for part in path.split("/"))


def normal(path: str) -> str:
    """The one spelling of a path: macOS writes letters and their marks apart."""
    return unicodedata.normalize("NFC", path)


def refuse_name(path: str) -> None:
    """Raises ArchiveUnusable for a path that cannot be used; folders end with a slash."""
    if reason := _fault(path):
        raise ArchiveUnusable(reason, path)


def refuse_clashes(paths: Iterable[str]) -> None:
    """Raises ArchiveUnusable when two paths would be one file, or a file a folder, somewhere."""
    seen: dict[str, str] = {}
    files: set[str] = set()
    for path in paths:
        key = _key(path)
        if key in seen:
            raise ArchiveUnusable("duplicate" if seen[key] == path else "case", path)
        seen[key] = path
        if not path.endswith("/"):
            files.add(key)
    _refuse_mixed_folders(seen, files)


def _fault(path: str) -> str:
    if path.startswith(("/", "\\")) or DRIVE.match(path):
        return "absolute"
    if ".." in re.split(r"[/\\]", path):
        return "traversal"
    parts = path.removesuffix("/").split("/")
    if any(part in ("", ".") for part in parts):
        return "nameless"
    if len(path) > LONGEST_PATH or len(parts) > DEEPEST:
        return "long"
    return "foreign" if any(_is_foreign(part) for part in parts) else ""


def _is_foreign(part: str) -> bool:
    if FORBIDDEN.search(part) or RESERVED.fullmatch(part) or part.endswith((" ", ".")):
        return True
    try:
        return len(part.encode()) > LONGEST_PART
    except UnicodeEncodeError:
        return True


def _key(path: str) -> str:
    """Equal for paths that are one file where case does not count."""
    return normal(normal(path.removesuffix("/")).casefold())


def _refuse_mixed_folders(seen: Mapping[str, str], files: set[str]) -> None:
    """Refuse `a` beside `a/b`, and `A/b` beside `a/c`."""
    spellings: dict[str, str] = {}
    for path in seen.values():
        parts = normal(path.removesuffix("/")).split("/")
        folders = len(parts) if path.endswith("/") else len(parts) - 1
        for depth in range(1, folders + 1):
            spelled = "/".join(parts[:depth])
            key = _key(spelled)
            if key in files or spellings.setdefault(key, spelled) != spelled:
                raise ArchiveUnusable("case", path)
