"""Every setting of the portal, read from the environment with strict readers.

With no environment at all this is development on SQLite. Production is `DEBUG=False`; it
refuses to start without what it needs, and says what. `.env.example` names every variable.
"""

import re
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from countries.languages import LANGUAGES as PROFILE_LANGUAGES
from countries.languages import NATIVE_NAMES
from portal.environment import (
    BASE_DIR,
    cache,
    contacts,
    database,
    days,
    env,
    flag,
    in_each_language,
    number,
    one_of,
    required_in_production,
    text,
    url,
    words,
)

# What this installation is
DEBUG = flag("DEBUG", True)
SECRET_KEY = required_in_production(
    "SECRET_KEY", text("SECRET_KEY", ""), "development-only-" + "0" * 40
)
ALLOWED_HOSTS = required_in_production(
    "ALLOWED_HOSTS", words("ALLOWED_HOSTS"), ["localhost", "127.0.0.1", "[::1]"]
)
SECRET_KEY_FALLBACKS = words("SECRET_KEY_FALLBACKS")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
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

CONTACT_URL = text("CONTACT_URL", "")
if CONTACT_URL and not CONTACT_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured("CONTACT_URL must begin with https:// or http://.")
CONTACT_EMAIL = text("CONTACT_EMAIL", "")
if CONTACT_EMAIL and not re.fullmatch(r"[^@\s]+@[^@\s]+", CONTACT_EMAIL):
    raise ImproperlyConfigured("CONTACT_EMAIL must look like profiles@example.org.")

# Languages and time
LANGUAGES = [(language, NATIVE_NAMES[language]) for language in PROFILE_LANGUAGES]
LANGUAGE_CODE = one_of("DEFAULT_LANGUAGE", PROFILE_LANGUAGES, "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
FORMAT_MODULE_PATH = "portal.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = text("TIME_ZONE", "UTC")
try:
    ZoneInfo(TIME_ZONE)
except Exception:
    raise ImproperlyConfigured(
        f"TIME_ZONE must be a time zone's name like Europe/Brussels, not {TIME_ZONE!r}."
    ) from None

# What it is made of
INSTALLED_APPS = [
    "countries",  # before modeltranslation: its loaddata is the one that runs
    "modeltranslation",
    "portal.admin.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
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
    "portal.middleware.Languages",
    "portal.middleware.Slashes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *(["portal.middleware.not_found_for_readers"] if DEBUG else []),
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
FORM_RENDERER = "portal.form_renderer.FormRenderer"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DATABASES = {
    "default": url(
        "DATABASE_URL",
        database,
        f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}",
        "sqlite:////path/db.sqlite3 or postgres://user:password@host:5432/name",
    )
}
# Sign-in is throttled by what the cache counts, so in production every worker shares it; the
# table is made by a migration.
_CACHE = "locmemcache://portal" if DEBUG else "dbcache://countries_cache"
CACHES = {"default": url("CACHE_URL", cache, _CACHE, "redis://host:6379/1")}

# Static files
STATIC_URL = "static/"
STATIC_ROOT = Path(text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG  # in tests too, which switch DEBUG off

# Who gets in
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["countries.signin.backend.WithSecondFactor"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
SECOND_FACTOR = flag("SECOND_FACTOR", not DEBUG)
INVITATION_DAYS = number("INVITATION_DAYS", 7)
PASSWORD_RESET_TIMEOUT = INVITATION_DAYS * 24 * 60 * 60  # an invitation is such a link
ACCOUNT_ADAPTER = "countries.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # sign-up itself is closed
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_FORMS = {
    "login": "countries.signin.forms.SignInForm",
    "reauthenticate": "countries.signin.forms.PasswordAgainForm",
}
MFA_ADAPTER = "countries.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are written by administrators, and never verified
MFA_FORMS = {
    "authenticate": "countries.signin.forms.CodeForm",
    "reauthenticate": "countries.signin.forms.CodeAgainForm",
    "activate_totp": "countries.signin.forms.AppForm",
    "add_webauthn": "countries.signin.forms.PasskeyForm",
    "edit_webauthn": "countries.signin.forms.PasskeyNameForm",
    "login_webauthn": "countries.signin.forms.PasskeySignInForm",
    "authenticate_webauthn": "countries.signin.forms.PasskeyCodeForm",
    "reauthenticate_webauthn": "countries.signin.forms.PasskeyAgainForm",
}
USERSESSIONS_ADAPTER = "countries.signin.adapters.SessionsAdapter"

# Mail: used where it is configured, and never needed
EMAIL_URL = text("EMAIL_URL", "")
if EMAIL_URL:
    vars().update(url("EMAIL_URL", env.email_url_config, "", "smtp+tls://user:password@host:587"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = text("MAIL_FROM", "portal@localhost")

SECURITY_CONTACT = contacts("SECURITY_CONTACT")  # without any there is no security.txt

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
# For how many days a check holds, by kind of fact; "" is for all others.
_FACTS = ("name", "codes", "member_since", "official_name", "strapline", "region")
_KINDS = ("ncb", *_FACTS, "crime", "police", "section")
_DAYS = {"": 365, "ncb": 180, "name": 1825, "codes": 1825, "member_since": 1825}
CHECK_EVERY = days("CHECK_EVERY", _KINDS, _DAYS)

if not DEBUG:
    SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = number("SECURE_HSTS_SECONDS", 31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if flag("BEHIND_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = 1  # whose X-Forwarded-For tells one client from another

LOG_LEVEL = one_of("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}},  # said once, by the root
}
