"""`manage.py make_members`: `fixtures/members.yaml` from the tables beside it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from countries.members.fixture import NAME, made


class Command(BaseCommand):
    help = "Write fixtures/members.yaml from the tables in fixtures/members/."

    def handle(self, *args: Any, **options: Any) -> None:
        fixtures = Path(settings.BASE_DIR, "fixtures")
        (fixtures / NAME).write_text(made(fixtures), encoding="utf-8")
        self.stdout.write(f"fixtures/{NAME} is written. See what it changes: loaddata --dry-run")
