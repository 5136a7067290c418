"""The application's settings with a var/ of its own, so that tests touch nothing of an installation."""

import os
import tempfile
from pathlib import Path

os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="coverage-compare-tests-")

from coverage_compare.settings import *  # noqa: F403
from coverage_compare.settings import DATABASES, STORAGES

(Path(os.environ["VAR_DIR"]) / "static").mkdir()  # WhiteNoise warns when its folder is missing

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, so that a worker in another process sees what the test wrote.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["VAR_DIR"]) / "test.sqlite3")}
LOGGING = None
