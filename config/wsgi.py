"""The door of the page server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded now stays: no collection need look through it again
gc.set_threshold(10_000, 20, 100)  # a page makes thousands of objects and leaves hardly a cycle
