"""`manage.py runserver`: Django's, which ends its start with the addresses to open."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.utils.autoreload import DJANGO_AUTORELOAD_ENV
from whitenoise.runserver_nostatic.management.commands import runserver

# The reloader starts a new process at every change of the code; only the first one greets. It
# knows by this file, which the reloader's own process makes and removes.
GREETED = "PORTAL_GREETED"

ADDRESSES = """\
The portal is up; Control-C stops it.
  the page      {root}/en/countries/belgium/
  in Arabic     {root}/ar/countries/belgium/
  the admin     {root}/admin/
Try: sign in as editor, change a sentence of Belgium, save, and find the page as it was;
     sign in as publisher, publish Belgium, and reload the page."""


class Command(runserver.Command):
    """The development server."""

    def run(self, **options: Any) -> None:
        if os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            super().run(**options)
            return
        with NamedTemporaryFile() as greeted:
            os.environ[GREETED] = greeted.name
            super().run(**options)

    def on_bind(self, server_port: int) -> None:
        greeted = Path(os.environ[GREETED])
        if greeted.exists() and greeted.stat().st_size:
            self.stdout.write("The code changed; reloaded.")
        else:
            host = "localhost" if self.addr == "127.0.0.1" else self.addr
            root = f"{self.protocol}://{host}:{server_port}"
            self.stdout.write(ADDRESSES.format(root=root))
            greeted.write_text("yes")
        self.stdout.flush()
