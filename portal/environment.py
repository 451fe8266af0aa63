"""Strict readers of the environment, for the settings: whatever cannot be meant is an error that
names the variable and shows a right value."""

import os
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from countries.languages import LANGUAGES

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE = Path(os.environ.get("ENV_FILE", BASE_DIR / ".env"))
if "ENV_FILE" in os.environ and not ENV_FILE.exists():
    raise ImproperlyConfigured(f"ENV_FILE names a file that does not exist: {ENV_FILE}")
env = environ.Env()
env.read_env(ENV_FILE, overwrite=False)


def text(name: str, default: str) -> str:
    """The variable as it stands: `env.str` takes a leading `$` for another variable's name."""
    return env.ENVIRON.get(name, default)


def words(name: str) -> list[str]:
    """The parts of a list with commas."""
    return [word.strip() for word in text(name, "").split(",") if word.strip()]


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    """One of the choices and nothing else."""
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def flag(name: str, default: bool) -> bool:
    """True or False; a slip of the pen is an error and not a False."""
    value = text(name, str(default)).lower()
    if value not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value in ("true", "1", "yes", "on")


def number(name: str, default: int) -> int:
    """A whole number, not below zero."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def days(name: str, kinds: tuple[str, ...], defaults: dict[str, int]) -> dict[str, int]:
    """Numbers of days by kind, `365,ncb=180`: one without a kind is for all others.

    A kind may be narrowed: `ncb.city`. What is not named keeps its default.
    """
    found = {}
    for each in words(name):
        kind, _sign, count = each.rpartition("=")
        known = kind.partition(".")[0] in kinds if kind else "=" not in each
        if not known or kind in found or not re.fullmatch("[1-9][0-9]{0,4}", count):
            like = f"365,{kinds[0]}=180, with kinds among {', '.join(kinds)}"
            raise ImproperlyConfigured(f"{name} must be days like {like}, not {each!r}.")
        found[kind] = int(count)
    return defaults | found


def url(name: str, reader: Callable[[str], dict[str, Any]], default: str, like: str) -> Any:
    """What a URL says; the error shows a right one and not the value, which may hold a password."""
    try:
        with warnings.catch_warnings(action="error"):
            return reader(text(name, default))
    except Exception:
        raise ImproperlyConfigured(f"{name} cannot be read; it must look like {like}.") from None


def required_in_production(name: str, value: Any, development: Any) -> Any:
    """The value; in development a default, in production an error that names the variable."""
    if not value and not flag("DEBUG", True):
        raise ImproperlyConfigured(f"{name} must be set where DEBUG is off; see .env.example.")
    return value or development


def database(address: str) -> dict[str, Any]:
    """The database at that URL, with the options that make SQLite fit for several writers."""
    config: dict[str, Any] = env.db_url_config(address)
    engine = config["ENGINE"].rsplit(".")[-1]
    if engine == "sqlite3" and (config["NAME"] != ":memory:" or address == "sqlite://:memory:"):
        return config | {
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                " PRAGMA foreign_keys=ON;",
            }
        }
    if engine == "postgresql" and config["NAME"]:
        age = number("DATABASE_CONN_MAX_AGE", 60)
        return config | {"CONN_MAX_AGE": age, "CONN_HEALTH_CHECKS": True}
    raise ValueError(engine)


def cache(address: str) -> dict[str, Any]:
    """The cache at that URL: in the process, in the database, in Redis, or none."""
    config: dict[str, Any] = env.cache_url_config(address)
    scheme, _, place = address.partition("://")
    if scheme in ("redis", "rediss") and not place.strip("/"):
        raise ValueError(address)
    return config


def contacts(name: str) -> list[str]:
    """Addresses at which people are reached; a bare mail address is none."""
    found = words(name)
    for each in found:
        if not re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https://[^\s/]+\S*|tel:\+[0-9-]+", each):
            like = "mailto:security@example.org or https://example.org/report"
            raise ImproperlyConfigured(f"{name} must hold addresses like {like}, not {each!r}.")
    return found


def in_each_language(name: str, defaults: dict[str, str]) -> dict[str, str]:
    """A name that may be set once a language: NAME_EN, NAME_FR, NAME_ES, NAME_AR."""
    return {
        language: text(f"{name}_{language.upper()}", defaults[language]) for language in LANGUAGES
    }
