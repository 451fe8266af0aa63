"""What the portal reads from its environment, and what it refuses to start with."""

import ast
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from countries.languages import LANGUAGES
from tests.environment import PRODUCTION, ROOT, manage, run

READERS = {"text", "words", "one_of", "flag", "number", "url", "required_in_production", "contacts"}
READERS |= {"days"}
PRINT = "import json, portal.settings as s; print(json.dumps({expression}))"


def setting(expression: str, **environment: str) -> Any:
    """The value of an expression over the settings (`s`) in that environment."""
    done = run("-c", PRINT.format(expression=expression), **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_any_environment_this_is_development_on_sqlite() -> None:
    found = setting("[s.DEBUG, s.DATABASES['default']['NAME'], s.ALLOWED_HOSTS, s.LANGUAGE_CODE]")
    assert found == [True, str(ROOT / "db.sqlite3"), ["localhost", "127.0.0.1", "[::1]"], "en"]


def test_sqlite_is_set_up_for_several_writers(tmp_path: Path) -> None:
    asks = """
import django; django.setup()
from django.db import connection, transaction
cursor = connection.cursor()
for name in ("journal_mode", "foreign_keys", "busy_timeout"):
    print(cursor.execute("PRAGMA " + name).fetchone()[0])
from django.test.utils import CaptureQueriesContext
with CaptureQueriesContext(connection) as queries, transaction.atomic():
    pass
print(queries[0]["sql"])
"""
    done = run(
        "-c",
        asks,
        DATABASE_URL=f"sqlite:///{tmp_path}/a.sqlite3",
        DJANGO_SETTINGS_MODULE="portal.settings",
    )
    assert done.stdout.split("\n")[:4] == ["wal", "1", "20000", "BEGIN IMMEDIATE"], done.stderr


def test_postgresql_is_read_from_its_url() -> None:
    url = "postgres://portal:p%40ss%2Fword@db.example.org:5433/profiles?sslmode=require"
    found = setting("s.DATABASES['default']", DATABASE_URL=url)
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "profiles",
        "USER": "portal",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example.org",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_names_languages_and_time_zone_are_settings() -> None:
    found = setting(
        "[s.SITE_NAMES['fr'], s.SITE_NAMES['en'], s.ORGANISATION_NAMES['ar'], s.LANGUAGE_CODE,"
        " s.TIME_ZONE]",
        SITE_NAME_FR="Nos pays",
        ORGANISATION_NAME_AR="المنظمة",
        DEFAULT_LANGUAGE="es",
        TIME_ZONE="Europe/Brussels",
    )
    assert found == ["Nos pays", "Member Country Profiles", "المنظمة", "es", "Europe/Brussels"]


def test_production_takes_its_secret_and_its_hosts_as_they_stand() -> None:
    found = setting("[s.DEBUG, s.SECRET_KEY, s.ALLOWED_HOSTS]", **PRODUCTION)
    hosts = ["profiles.example.org", "www.profiles.example.org"]
    assert found == [False, PRODUCTION["SECRET_KEY"], hosts]


def test_a_secret_may_begin_with_a_dollar_sign() -> None:
    assert setting("s.SECRET_KEY", SECRET_KEY="$HOME-of-" + "x" * 50).startswith("$HOME-of-")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("state", ["unset", "empty"])
def test_production_refuses_to_start_without(missing: str, state: str) -> None:
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}
    if state == "empty":
        environment[missing] = ""
    done = manage("check", **environment)
    assert done.returncode == 1
    assert done.stderr == f"{missing} must be set where DEBUG is off; see .env.example.\n"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres://portal:word@db.example.org"),
        ("DATABASE_URL", "postgres://portal:word@db.example.org:port/portal"),
        ("DATABASE_URL", "sqlite:"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "mysql://portal:word@db.example.org/portal"),
        ("CACHE_URL", "nonsense"),
        ("CACHE_URL", "redis://"),
        ("DEBUG", "maybe"),
        ("DEBUG", ""),
        ("SECURE_SSL_REDIRECT", "maybe"),
        ("BEHIND_PROXY", "2"),
        ("SECURE_HSTS_SECONDS", "a year"),
        ("SECURE_HSTS_SECONDS", "-1"),
        ("CHECK_EVERY", "a year"),
        ("CHECK_EVERY", "0"),
        ("CHECK_EVERY", "=365"),
        ("CHECK_EVERY", "365,ncb"),
        ("CHECK_EVERY", "bureau=180"),
        ("CHECK_EVERY", "ncb=180,ncb=90"),
        ("CHECK_EVERY", "ncb=1000000"),
        ("CONTACT_URL", "javascript:alert(1)"),
        ("CONTACT_EMAIL", "not an address"),
        ("DEFAULT_LANGUAGE", "de"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LOG_LEVEL", "loud"),
        ("SECURITY_CONTACT", "security@example.org"),
        ("SECURITY_CONTACT", "https://example.org/report, http://example.org"),
        ("ENV_FILE", "/no/such/file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_that_names_it(
    variable: str, value: str
) -> None:
    done = manage("check", **{**PRODUCTION, variable: value})
    assert done.returncode == 1
    assert done.stdout == ""
    assert re.fullmatch(rf"{variable} [^\n]*\n", done.stderr), done.stderr
    assert "word@" not in done.stderr.replace("user:password@", ""), "a password was printed"


def test_how_long_a_check_holds_is_read_by_kind_of_fact() -> None:
    found = setting("s.CHECK_EVERY", CHECK_EVERY="200, ncb.city=30, police=90")
    others = {"ncb": 180, "name": 1825, "codes": 1825, "member_since": 1825}
    assert found == {"": 200, "ncb.city": 30, "police": 90, **others}
    assert setting("s.CHECK_EVERY")[""] == 365


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "portal.env"
    file.write_text('# ours\nTIME_ZONE=Asia/Tokyo\nSITE_NAME_EN="Our members"\n')
    found = setting(
        "[s.TIME_ZONE, s.SITE_NAMES['en']]", ENV_FILE=str(file), TIME_ZONE="Africa/Lagos"
    )
    assert found == ["Africa/Lagos", "Our members"]


def test_the_deployment_check_has_nothing_to_say_in_production() -> None:
    done = manage("check", "--deploy", "--fail-level", "INFO", **PRODUCTION)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


def test_the_deployment_check_catches_a_secret_that_is_too_short() -> None:
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "SECRET_KEY": "short"}
    )
    assert done.returncode == 1
    assert "security.W009" in done.stderr


def variables_of_the_settings() -> set[str]:
    """Every name that the settings read, found in their source."""
    found = set()
    files = [ROOT / "portal" / name for name in ("settings.py", "environment.py")]
    for node in itertools.chain.from_iterable(
        ast.walk(ast.parse(f.read_text("utf-8"))) for f in files
    ):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = str(node.args[0].value)
            called = ast.unparse(node.func)
            if called in READERS or called.startswith(("env.", "os.environ")):
                found.add(name)
            elif called == "in_each_language":
                found |= {f"{name}_{language.upper()}" for language in LANGUAGES}
    return found


def test_the_example_names_every_variable_once_and_no_other_with_a_sentence() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = [match[1] for line in lines if (match := re.match(r"#?([A-Z_]+)=", line))]
    assert sorted(named) == sorted(variables_of_the_settings())
    for before, line in itertools.pairwise(lines):
        if re.match(r"#?[A-Z_]+=", line) and not re.match(r"#?[A-Z_]+=", before):
            assert re.fullmatch(r"# [A-Z].*\.", before), f"no sentence stands above {line}"


def test_the_example_copied_as_it_stands_is_development() -> None:
    assert setting("s.DEBUG", ENV_FILE=str(ROOT / ".env.example")) is True


def test_the_example_with_every_line_switched_on_can_be_read(tmp_path: Path) -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    file = tmp_path / "portal.env"
    file.write_text(re.sub(r"^#([A-Z_]+=.)", r"\1", example, flags=re.MULTILINE), "utf-8")
    found = setting(
        "[s.DATABASES['default']['NAME'], s.ALLOWED_HOSTS, s.TIME_ZONE]", ENV_FILE=str(file)
    )
    assert found == ["portal", ["profiles.example.org"], "Europe/Brussels"]


def test_the_cache_of_this_installation_keeps_what_it_is_given() -> None:
    cache.set("test_settings", {"kept": "été"}, timeout=60)
    assert cache.get("test_settings") == {"kept": "été"}
    cache.delete("test_settings")
    assert cache.get("test_settings") is None
