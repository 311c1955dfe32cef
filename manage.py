#!/usr/bin/env python
"""The command line of Kawah."""

import os
import sys

from django.core.management import execute_from_command_line

from config.environment import EnvironmentUnusable

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except EnvironmentUnusable as wrong:
        sys.exit(str(wrong))
