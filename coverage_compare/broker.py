"""The embedded broker: kombu's filesystem transport, made safe for a reader that looks in while another writes."""

from __future__ import annotations

import logging
import time
import uuid
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)

SCHEME = "wholefiles"
"""`wholefiles://` as the address of a broker names this transport."""


class Channel(filesystem.Channel):
    """Messages appear whole, and one that was damaged on disk stops nobody."""

    def _put(  # type: ignore[override]  # kombu's stubs name its parameters otherwise than kombu does
        self, queue: str, payload: dict[str, Any], **_options: Any
    ) -> None:
        """Write a message under a name that no reader looks for, then give it its own."""
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        path = Path(self.data_folder_out) / name
        unfinished = path.with_name(f"{name}.unfinished")
        try:
            unfinished.write_text(dumps(payload), encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            raise ChannelError(f"Cannot write {name} into {path.parent}") from error

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """Take the next message. Kombu stops the worker at one that is no JSON, as a power cut may leave."""
        while True:
            try:
                return super()._get(queue)
            except ValueError:  # it is off the disk already; its job is sent again
                logger.warning("A damaged message was dropped from the queue %r.", queue)


class Transport(filesystem.Transport):
    """Kombu's, over our channel."""

    Channel = Channel


def register() -> None:
    """Make kombu know the scheme of our transport, as the settings name it."""
    TRANSPORT_ALIASES[SCHEME] = f"{__name__}:{Transport.__name__}"
