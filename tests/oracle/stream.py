"""A stream of chances that is the same on every Python: all of it hangs on `random.Random.random` for a seed, which
the language promises to keep, and on none of the module's other methods."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, TypeVar

T = TypeVar("T")


class Stream:
    def __init__(self, seed: str) -> None:
        self.next = random.Random(seed).random

    def below(self, count: int) -> int:
        """A whole number from 0 to below `count`; exact up to 2^53."""
        return int(self.next() * count)

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def chance(self, probability: float) -> bool:
        return self.next() < probability

    def choice(self, options: Sequence[T]) -> T:
        return options[int(self.next() * len(options))]

    def pick(self, *options: Any) -> Any:
        return self.choice(options)

    def weighted(self, options: Sequence[T], weights: Sequence[float]) -> T:
        point = self.next() * sum(weights)
        return next((one for one, until in zip(options, accumulate(weights)) if point < until), options[-1])

    def shuffled(self, items: Sequence[T]) -> list[T]:
        found = list(items)
        for index in range(len(found) - 1, 0, -1):
            other = self.below(index + 1)
            found[index], found[other] = found[other], found[index]
        return found
