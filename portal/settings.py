"""Every setting of the portal, read from the environment with strict readers.

With no environment at all this is development on SQLite. Production is `DEBUG=False`; it
refuses to start without what it needs, and says what. `.env.example` names every variable.
"""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from countries.languages import LANGUAGES as PROFILE_LANGUAGES
from countries.languages import NATIVE_NAMES

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env", overwrite=False)


def required_in_production(name: str, reader: Any, development: Any) -> Any:
    """The variable's value; in development a default, in production an error that names it."""
    if DEBUG and name not in env.ENVIRON:
        return development
    value = reader(name, default=None)
    if not value:
        raise ImproperlyConfigured(f"{name} must be set where DEBUG is off; see .env.example.")
    return value


def database() -> dict[str, Any]:
    """The database of DATABASE_URL, with the options that make SQLite fit for several writers."""
    default = f"sqlite:///{BASE_DIR / 'db.sqlite3'}"
    try:
        config: dict[str, Any] = env.db_url("DATABASE_URL", default=default)
    except Exception as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
    if not config.get("ENGINE") or not config.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL must read like sqlite:////path/db.sqlite3 or postgres://user:pw@host/name."
        )
    if config["ENGINE"].endswith("sqlite3"):
        config.setdefault("OPTIONS", {}).update(
            transaction_mode="IMMEDIATE",
            timeout=20,
            init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA foreign_keys=ON;",
        )
    else:
        config["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


def in_each_language(name: str, defaults: dict[str, str]) -> dict[str, str]:
    """A name that may be set once a language: NAME_EN, NAME_FR, NAME_ES, NAME_AR."""
    return {
        language: env.str(f"{name}_{language.upper()}", default=defaults[language])
        for language in PROFILE_LANGUAGES
    }


# What this installation is
DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = required_in_production("SECRET_KEY", env.str, "development-only-" + "0" * 40)
ALLOWED_HOSTS = required_in_production(
    "ALLOWED_HOSTS", env.list, ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_NAMES = in_each_language(
    "SITE_NAME",
    {
        "en": "Member Country Profiles",
        "fr": "Profils des pays membres",
        "es": "Perfiles de los países miembros",
        "ar": "ملفات البلدان الأعضاء",
    },
)
ORGANISATION_NAMES = in_each_language(
    "ORGANISATION_NAME",
    {"en": "INTERPOL", "fr": "INTERPOL", "es": "INTERPOL", "ar": "الإنتربول"},
)

# Languages and time
LANGUAGES = [(language, NATIVE_NAMES[language]) for language in PROFILE_LANGUAGES]
LANGUAGE_CODE = env.str("DEFAULT_LANGUAGE", default="en")
if LANGUAGE_CODE not in PROFILE_LANGUAGES:
    raise ImproperlyConfigured(
        f"DEFAULT_LANGUAGE must be one of {', '.join(PROFILE_LANGUAGES)}, not {LANGUAGE_CODE!r}."
    )
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
try:
    ZoneInfo(TIME_ZONE)
except Exception as error:
    raise ImproperlyConfigured(f"TIME_ZONE {TIME_ZONE!r} is not a time zone's name.") from error

# What it is made of
INSTALLED_APPS = [
    "countries",  # before modeltranslation: its loaddata is the one that runs
    "modeltranslation",
    "portal.admin.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DATABASES = {"default": database()}
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://portal")}
if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))

# Static files
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# Who gets in
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# What a browser may do
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],  # the nonce stands there only where a page reads it: the admin
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if env.bool("BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
