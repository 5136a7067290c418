"""Roles and the people who have them."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

READ = ("view_outlet", "view_story", "view_article", "view_claimgroup", "add_report")
EDIT = (
    *("add_story", "change_story", "delete_story", "add_article", "change_article", "delete_article"),
    *("add_correction", "change_correction", "change_report"),
)
CURATE = (
    *(
        f"{action}_{model}"
        for action in ("view", "add", "change", "delete")
        for model in ("outlet", "outletdomain", "user")
    ),
    *("view_group", "view_job", "change_job", "delete_job", "view_claim", "view_revision"),
    *("view_correction", "view_anchor"),
)


class RoleName(StrEnum):
    """What a person may do here; each role can all that the ones before it can."""

    JOURNALIST = "journalist"
    EDITOR = "editor"
    ADMIN = "admin"


PERMISSIONS = {
    RoleName.JOURNALIST: READ,
    RoleName.EDITOR: READ + EDIT,
    RoleName.ADMIN: READ + EDIT + CURATE,
}


def ensure_roles(**_signal: object) -> None:
    """Make the three groups and give them their permissions. Runs after every migration."""
    for role, codenames in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(Permission.objects.filter(codename__in=codenames))


@transaction.atomic
def create_account(username: str, password: str, role: RoleName) -> User:
    """Create a person with a role. Admins may enter the admin pages."""
    user = User.objects.create_user(username, password=password, is_staff=role is RoleName.ADMIN)
    user.groups.add(Group.objects.get(name=role.value))
    return user
