"""What `manage.py check` looks at in this app."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, register

from kawah.web.shell.access import check_declared


@register
def every_view_declares_its_access(
    app_configs: Sequence[AppConfig] | None, **_: Any
) -> list[CheckMessage]:
    return check_declared(urlconfs=[settings.ROOT_URLCONF, settings.CONTENT_URLCONF])
