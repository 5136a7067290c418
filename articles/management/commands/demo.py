"""Put the demo story in, as an editor would, and make one account per role."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from articles.models import Outlet, OutletDomain, Story
from articles.services import stories, submit
from articles.services.accounts import RoleName, create_account
from articles.tasks import enqueue

FOLDER = Path(__file__).resolve().parents[2] / "demo"
LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Command(BaseCommand):
    help = "Add the demo story and one account per role, unless they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        for role in RoleName:
            if not User.objects.filter(username=role.value).exists():
                password = get_random_string(12, LETTERS)
                create_account(role.value, password, role)
                self.stdout.write(f"  account {role.value:<11} password {password}   (shown only this once)")
            else:
                self.stdout.write(f"  account {role.value:<11} is there already, with the password you were shown")
        manifest = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
        if not Story.objects.filter(title=manifest["title"]).exists():
            _submit(manifest)
            self.stdout.write("  The demo story is waiting for the worker.")


def _submit(manifest: dict[str, Any]) -> None:
    outlets = {given["name"]: _outlet(given) for given in manifest["outlets"]}
    story = stories.create(manifest["title"], manifest["summary"])
    for given in manifest["articles"]:
        path, outlet = FOLDER / given["file"], outlets[given["outlet"]]
        published = dt.datetime.fromisoformat(given["published"])
        if path.suffix == ".txt":
            text = path.read_text(encoding="utf-8")
            submitted = submit.add_text(
                story, text, title=given["title"], outlet=outlet, published=published, url=given["url"]
            )
        else:
            submitted = submit.add_file(story, path.name, path.read_bytes(), outlet=outlet, published=published)
        if submitted.job:
            enqueue(submitted.job)


def _outlet(given: dict[str, Any]) -> Outlet:
    outlet, _ = Outlet.objects.get_or_create(
        name=given["name"],
        defaults={"kind": given["kind"], "country": given["country"], "language": given["language"]},
    )
    for domain in given["domains"]:
        OutletDomain.objects.get_or_create(domain=domain, defaults={"outlet": outlet})
    return outlet
