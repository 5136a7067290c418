"""Claims of a story in, its table out: rows, positions, findings, origins."""

from .build import compare

__all__ = ["compare"]
