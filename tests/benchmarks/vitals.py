"""Core Web Vitals and weight of the 12 × 300 story page in Chromium: `python -m tests.benchmarks.vitals SCRIPT`.

SCRIPT is `dist/web-vitals.iife.js` of the npm package `web-vitals` (a tool for tests; nothing of it is shipped).
The page comes from gunicorn as `manage.py serve` starts it, from a database and static files of their own.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

FOLDER = Path(tempfile.mkdtemp(prefix="coverage-compare-vitals-"))
os.environ |= {"VAR_DIR": str(FOLDER), "DJANGO_SETTINGS_MODULE": "coverage_compare.settings"}

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from articles.management.commands.serve import _WEB  # noqa: E402
from articles.services import stories  # noqa: E402
from tests.benchmarks.stories import TWELVE_BY_300, fill  # noqa: E402
from tests.browser.conftest import DESK, FLAGS, PASSWORD, PHONE, sign_in  # noqa: E402
from tests.servers import free_port  # noqa: E402

ROUNDS = 5
COLLECT = """
const found = window.found = {};
for (const measure of ["LCP", "CLS", "INP"])
    webVitals[`on${measure}`](({value}) => { found[measure] = value }, {reportAllChanges: true, durationThreshold: 16});
"""
WEIGHTS = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])"""


def main() -> None:
    """Print the weight and the medians for a desk and a phone."""
    script = Path(sys.argv[1]).read_text(encoding="utf-8") + COLLECT
    address, user = _prepared()
    with _server() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        _print_weight(browser, base, address, user)
        for name, viewport in (("1440 × 900", DESK), ("390 × 844", PHONE)):
            pages = (browser.new_context(base_url=base, viewport=viewport).new_page() for _ in range(ROUNDS))
            runs = [_vitals(page, address, user, script) for page in pages]
            median = {key: statistics.median(run[key] for run in runs) for key in ("LCP", "CLS", "INP")}
            print(f"{name}: LCP {median['LCP'] / 1000:.2f} s, CLS {median['CLS']:.3f}, INP {median['INP']:.0f} ms")
        browser.close()
    shutil.rmtree(FOLDER)


def _prepared() -> tuple[str, User]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    user = User.objects.create_superuser("reader", password=PASSWORD)
    story = stories.create("Twelve outlets, three hundred rows")
    fill(story, **TWELVE_BY_300)
    connection.close()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    return story.get_absolute_url(), user


@contextmanager
def _server() -> Iterator[str]:
    base = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", *_WEB, "--bind", base.removeprefix("http://")]
    process = subprocess.Popen(command)
    try:
        while not _is_up(base):
            time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait()


def _is_up(base: str) -> bool:
    try:
        with urlopen(f"{base}/login/"):
            return True
    except URLError:
        return False


def _print_weight(browser: Browser, base: str, address: str, user: User) -> None:
    """Bytes as sent, of all that the first page needs, with an empty cache."""
    page = browser.new_context(base_url=base, viewport=DESK).new_page()
    sign_in(page, user)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(address, wait_until="load")
    parts = page.evaluate(WEIGHTS)
    for path, size in parts:
        print(f"  {size / 1024:6.1f} KiB  {path}")
    print(f"first page, all that it loads until `load`: {sum(size for _, size in parts) / 1024:.0f} KiB compressed")
    page.context.close()


def _vitals(page: Page, address: str, user: User, script: str) -> dict[str, float]:
    """One visit with an empty cache: load, open evidence, filter, scroll to the end."""
    sign_in(page, user)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.add_init_script(script)
    page.goto(address, wait_until="networkidle")
    _read(page)
    found: dict[str, float] = page.evaluate("window.found")
    page.context.close()
    return {"CLS": 0.0} | found


def _read(page: Page) -> None:
    """What a reader does: a key, a row's evidence, a filter, scrolling through what is left."""
    page.keyboard.press("j")
    with page.expect_response("**/rows/**"):
        page.keyboard.press("Enter")
    with page.expect_response("**/stories/*/?*verdict=conflict*"):
        page.locator("a[href*='verdict=conflict']:visible").first.click()
    for _ in range(40):
        page.mouse.wheel(0, 2000)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
