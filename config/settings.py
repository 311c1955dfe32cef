"""One settings file; the environment decides. Every variable is listed in docs/operations.md."""

from functools import partial
from pathlib import Path

from django.contrib.messages import constants
from django.utils.translation import gettext_lazy as _

from config import addresses, databases, hosts, mail, modules
from config.environment import Environment, long_enough, secret

env = Environment()
ROOT = Path(__file__).parent.parent
FOR_TESTS = ("KAWAH_CHANCE", "KAWAH_FIXTURES", "KAWAH_KILL_AT", "KAWAH_SEED_DIR")  # read elsewhere

DATA_DIR = env.folder("KAWAH_DATA_DIR", ROOT / "var")
PORT = env.number("KAWAH_PORT", 8000, low=1, high=65535)
CONTENT_PORT = env.number("KAWAH_CONTENT_PORT", min(PORT + 1, 65535), low=1, high=65535)
# Cookies ignore ports, so uploaded content lives on another host name than the pages.
PUBLIC_URL = env.read("KAWAH_PUBLIC_URL", addresses.origin, f"http://127.0.0.1:{PORT}")
BESIDE = f"http://{hosts.beside(PUBLIC_URL)}:{CONTENT_PORT}"
CONTENT_URL = env.read("KAWAH_CONTENT_URL", addresses.origin, BESIDE)
env.faults += hosts.faults_between(PUBLIC_URL, CONTENT_URL)
env.faults += hosts.faults_of_ports(PORT, CONTENT_PORT)
OTHER_HOSTS = env.read("KAWAH_HOSTS", hosts.names)
PROXIES = env.number("KAWAH_PROXIES", 0, low=0, high=9)  # of our own, in front of the pages
IRI_BASE = env.read("KAWAH_IRI_BASE", addresses.permanent, "https://kawah.example.go.id")
WORKER_PROCESSES = env.number("KAWAH_WEB_PROCESSES", 1, low=1, high=64)
WORKER_THREADS = env.number("KAWAH_WEB_THREADS", 4, low=1, high=64)
SERVES_CONTENT = env.flag("KAWAH_SERVES_CONTENT", False)  # set for the process of the content host
# Who signs certificates: a class as kawah.earned.certificates.signing.Signer says.
SIGNER = env.read("KAWAH_SIGNER", modules.name_in_module, modules.LOCAL_SIGNER)
MAINTENANCE = env.flag("KAWAH_MAINTENANCE", False)
IS_DEMO = env.flag("KAWAH_DEMO", False)

DEBUG = env.flag("KAWAH_DEBUG", False)
GIVEN_SECRET = env.read("KAWAH_SECRET_KEY", long_enough)
DATABASES = {
    "default": env.read(
        "KAWAH_DATABASE_URL", partial(databases.database, sqlite_at=DATA_DIR / "kawah.sqlite3")
    )
}
MAIL = env.read("KAWAH_SMTP", mail.server)
DEFAULT_FROM_EMAIL = env.read("KAWAH_MAIL_FROM", addresses.mailbox, "kawah@kawah.example.go.id")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOG_LEVEL = env.choice("KAWAH_LOG_LEVEL", "INFO", among=LEVELS)
# Who knows it may read the figures at /health/metrics; without one only this machine may.
METRICS_TOKEN = env.read("KAWAH_METRICS_TOKEN", long_enough)
env.name_unknown(besides=FOR_TESTS)
env.stop_on_faults()
SECRET_KEY = GIVEN_SECRET or secret(DATA_DIR / "secret-key")

ALLOWED_HOSTS = hosts.answered(PUBLIC_URL, CONTENT_URL, also=OTHER_HOSTS)
IS_HTTPS = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "kawah.records",
    "kawah.people.directory",
    "kawah.people.notices",
    "kawah.people.access",
    "kawah.people.rosters",
    "kawah.people.errands",
    "kawah.people.accounts",
    "kawah.people.competencies",
    "kawah.people.doubles",
    "kawah.learning.media",
    "kawah.learning.curriculum",
    "kawah.learning.enrollment",
    "kawah.learning.joining",
    "kawah.learning.player",
    "kawah.learning.assessment",
    "kawah.earned.hours",
    "kawah.earned.claims",
    "kawah.earned.certificates",
    "kawah.earned.recaps",
    "kawah.guidance.planning",
    "kawah.insight.analytics",
    "kawah.web.shell",
    "kawah.web.public",
    "kawah.web.learner",
    "kawah.web.trainer",
    "kawah.web.supervisor",
    "kawah.web.steward",
    "kawah.web.organizer",
    "kawah.web.executive",
    "demo",
]

MIDDLEWARE = [
    "kawah.web.shell.counting.count_answers",
    "kawah.web.shell.requests.name_request",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kawah.web.shell.compression.compress_text",
    # What every answer promises to browsers, also one that comes from before the page.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kawah.web.shell.maintenance.answer_during_maintenance",
    "kawah.web.shell.hosts.choose_urls_by_host",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kawah.web.shell.language.speak_language_of_person",
    "kawah.web.shell.caching.keep_personal_pages_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kawah.web.shell.methods.explain_refused_method",
    "kawah.web.shell.access.refuse_undeclared",
]

ROOT_URLCONF = "config.urls"
CONTENT_URLCONF = "config.content_urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kawah.web.shell.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "kawah.web.shell.templatetags.shell"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
        },
    }
]

# People
AUTH_USER_MODEL = "directory.Person"
AUTHENTICATION_BACKENDS = ["kawah.people.access.backend.NipOrEmail"]
LOGIN_URL = "public:login"
LOGIN_REDIRECT_URL = "public:home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "kawah.people.access.passwords.Resemblance",
        "OPTIONS": {"user_attributes": ("nip", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_ENGINE = "kawah.people.access.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kawah.web.shell.errors.expired_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
MESSAGE_TAGS = {constants.SUCCESS: "good", constants.WARNING: "soon", constants.ERROR: "bad"}

# Words and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "kawah" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "kawah.web.shell.formats"

# Pages and files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [DATA_DIR / "assets"] if (DATA_DIR / "assets").exists() else []
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "kawah.web.shell.storage.HashedFiles"},
}
WHITENOISE_MAX_AGE = 31536000
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Safety
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
# Only our own proxy may say how it was reached; without one, anyone could.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", CONTENT_URL],
        "media-src": ["'self'", CONTENT_URL],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Mail goes to files until an SMTP server is named.
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, DATA_DIR / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.is_tls, MAIL.is_starttls
EMAIL_TIMEOUT = 15

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kawah.web.shell.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        # Answers below 500 are told by route (kawah/web/shell/requests.py), not as they were typed.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        # What these think of a stranger's file is told by our verdict on it.
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}
