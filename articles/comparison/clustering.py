"""Average-link clustering of scored pairs under constraints.

Rows must stay about one matter, so two groups join only when the mean score over all their cross pairs is high
enough; a pair that is no candidate counts as 0. Best first, ties by the lowest member, so the result is a function
of the scores alone. (Average linkage: Sokal and Michener, 1958.)
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[int, int]


class Clustering:
    """Groups of items numbered from 0, merged best first."""

    def __init__(
        self,
        size: int,
        scores: Mapping[Pair, float],
        bound: float,
        apart: Iterable[Pair] = (),
        allows: Callable[[Sequence[int], Sequence[int]], bool] = lambda _a, _b: True,
    ) -> None:
        """Start with every item on its own.

        Args:
            size: number of items.
            scores: score of each candidate pair (lower number first).
            bound: lowest mean score at which two groups join.
            apart: pairs that must not end up together.
            allows: whether two groups may join at all.
        """
        self.members: dict[int, list[int]] = {item: [item] for item in range(size)}
        self._bound = bound
        self._allows = allows
        self._sums: dict[int, dict[int, float]] = {item: {} for item in range(size)}
        self._apart: dict[int, set[int]] = {item: set() for item in range(size)}
        for (a, b), score in scores.items():
            self._sums[a][b] = self._sums[b][a] = score
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def link(self, pairs: Iterable[Pair]) -> None:
        """Join pairs whatever their score; also through others, also against what would keep them apart."""
        group = {item: head for head, items in self.members.items() for item in items}
        for a, b in sorted(pairs):
            first, second = sorted((group[a], group[b]))
            if first != second:
                self._merge(first, second)
                group.update(dict.fromkeys(self.members[first], first))

    def run(self) -> list[list[int]]:
        """Merge as long as a pair of groups reaches the bound; return the groups, each sorted, in order."""
        heap = [entry for a, near in self._sums.items() for b in near if a < b and (entry := self._entry(a, b))]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            _, a, b = entry
            if a in self.members and b in self.members and entry == self._entry(a, b):
                self._merge(a, b)
                for other in self._sums[a]:
                    if fresh := self._entry(*sorted((a, other))):
                        heapq.heappush(heap, fresh)
        return sorted(sorted(items) for items in self.members.values())

    def _entry(self, a: int, b: int) -> tuple[float, int, int] | None:
        if b in self._apart[a]:
            return None
        mean = self._sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))
        if mean < self._bound or not self._allows(self.members[a], self.members[b]):
            return None
        return (-mean, a, b)

    def _merge(self, a: int, b: int) -> None:
        """Put group b into group a (a < b)."""
        self.members[a] += self.members.pop(b)
        for other, total in self._sums.pop(b).items():
            del self._sums[other][b]
            if other != a:
                joint = self._sums[a].get(other, 0.0) + total
                self._sums[a][other] = self._sums[other][a] = joint
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            if other != a:
                self._apart[a].add(other)
                self._apart[other].add(a)
        self._apart[a].discard(a)
