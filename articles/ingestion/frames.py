"""Messages over a local socket: eight bytes of length, then the bytes."""

from __future__ import annotations

import socket
import struct
import time

_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 18


class FrameError(ValueError):
    """The other side broke off or speaks nonsense."""


def send_frame(channel: socket.socket, payload: bytes, end: float | None = None) -> None:
    """Send one message, by a point of `time.monotonic` if given."""
    _limit(channel, end)
    channel.sendall(_LENGTH.pack(len(payload)))
    _limit(channel, end)
    channel.sendall(payload)


def receive_frame(channel: socket.socket, end: float | None = None, limit: int = 1 << 62) -> bytes:
    """Receive one message, by a point of `time.monotonic` if given.

    Raises:
        FrameError: it breaks off, or is longer than the limit.
        TimeoutError: too late.
    """
    (length,) = _LENGTH.unpack(_receive(channel, _LENGTH.size, end))
    if length > limit:
        raise FrameError(f"message of {length} bytes")
    return _receive(channel, length, end)


def _receive(channel: socket.socket, length: int, end: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        _limit(channel, end)
        part = channel.recv(min(_CHUNK, length - len(parts)))
        if not part:
            raise FrameError("broke off")
        parts += part
    return bytes(parts)


def _limit(channel: socket.socket, end: float | None) -> None:
    if end is None:
        return
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("time is up")
    channel.settimeout(left)
