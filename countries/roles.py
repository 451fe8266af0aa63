"""Who may do what: the groups, kept as declared here after every migrate."""

from typing import Any

from django.utils.translation import pgettext_lazy

PARTS = ("ncb", "policeforce", "section", "crimearealink", "citation")
READ = ["view_country", *(f"view_{part}" for part in PARTS), "view_source", "view_crimearea"]
READ += ["view_edition", "view_revision"]
WRITE = ["change_country", "propose_country"]
WRITE += [f"{verb}_{part}" for part in PARTS for verb in ("add", "change", "delete")]
WRITE += ["add_source", "change_source"]
REVIEW = ["approve_country"]
PUBLISH = ["every_country", "add_country", "delete_country", "publish_country", "delete_source"]
PUBLISH += ["add_crimearea", "change_crimearea"]
PUBLISH += ["view_page", "add_page", "change_page", "publish_page"]
PEOPLE = ["add_user", "change_user", "view_user", "delete_user", "view_group"]
PEOPLE += ["view_auditentry"]

GROUPS = {
    "viewer": [*READ, "every_country"],
    "editor": [*READ, *WRITE],
    "reviewer": [*READ, *REVIEW],
    "publisher": [*READ, *WRITE, *REVIEW, *PUBLISH],
    "administrator": [*READ, "every_country", *PEOPLE],
}

CALLED = {
    "viewer": pgettext_lazy("role", "viewer"),
    "editor": pgettext_lazy("role", "editor"),
    "reviewer": pgettext_lazy("role", "reviewer"),
    "publisher": pgettext_lazy("role", "publisher"),
    "administrator": pgettext_lazy("role", "administrator"),
}
"""What people read; the names above are what is stored. A group of another's making has its own."""


def called(name: str) -> str:
    """A role as people call it in their language."""
    return str(CALLED.get(name, name))


def called_in(changes: str) -> str:
    """The same in what the audit list keeps of a change: `+editor, -viewer`."""
    return ", ".join(f"{each[:1]}{called(each[1:])}" for each in changes.split(", "))


def make_groups(using: str = "default", **kwargs: Any) -> None:
    """Make the groups and give each exactly its permissions. Safe to run any number of times."""
    from django.apps import apps
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    for label in ("countries", "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    found = Permission.objects.using(using).filter(
        content_type__app_label__in=["countries", "auth"]
    )
    by_name = {permission.codename: permission for permission in found}
    for name, permissions in GROUPS.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set([by_name[permission] for permission in permissions])
