"""Make an account with a role."""

from __future__ import annotations

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from articles.services.accounts import RoleName, create_account


class Command(BaseCommand):
    help = "Make an account: account NAME --role journalist|editor|admin. Asks for the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--role", choices=[role.value for role in RoleName], default=RoleName.JOURNALIST.value)

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        if User.objects.filter(username=name).exists():
            raise CommandError(f"There is an account named {name!r} already. Choose another name.")
        password = getpass()
        try:
            validate_password(password, User(username=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        create_account(name, password, RoleName(options["role"]))
        self.stdout.write(f"Account {name!r} made with the role {options['role']!r}.")
