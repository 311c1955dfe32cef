"""Log lines as JSON, one object a line, without staff numbers, identity numbers or addresses."""

import json
import logging
import re
from datetime import UTC, datetime

from kawah.web.shell.requests import name_in_hand

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
BETWEEN = r"(?:%20|[ .\-_/\u00a0\u2007\u2009-\u2015\u202f])?"
NUMBER = re.compile(rf"(?<!\d)\d(?:{BETWEEN}\d){{15,17}}(?!\d)")  # NIK has 16 digits, NIP 18
ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")


def masked(text: str) -> str:
    """The text without personal numbers and e-mail addresses."""
    return ADDRESS.sub("[surel]", NUMBER.sub("[nomor]", text))


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(_message(record)),
        }
        if name := name_in_hand.get():
            line["request"] = name
        line.update(_extras(record))
        if record.exc_info:
            line["error"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """The words, without their values when those do not fit: the default would print them bare."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)


def _extras(record: logging.LogRecord) -> dict[str, object]:
    """What the caller gave beside the message, as far as it is plain."""
    given = {key: value for key, value in vars(record).items() if key not in STANDARD}
    return {
        key: value if value is None or masked(str(value)) == str(value) else masked(str(value))
        for key, value in given.items()
        if value is None or isinstance(value, str | int | float)
    }
