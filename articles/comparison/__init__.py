"""Claims of a story in, its table out: rows, positions, findings, origins."""

from .anchors import find_again
from .build import compare
from .relate import differences, relate

__all__ = ["compare", "differences", "find_again", "relate"]
