"""Claims of a story in, its table out: rows, positions, findings, origins."""

from .build import compare
from .relate import differences, relate

__all__ = ["compare", "differences", "relate"]
