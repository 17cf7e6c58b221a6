"""The parts of a generated application that make its size: figures and the group, crowding on a version's ceilings."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from application import MEASURES, YEARS, Enterprise, Reader
from document import Raw, dump
from exact import CENT, ZERO
from scheme import Scheme, Version
from size import Group
from stream import Stream
from strict_json import parse_json

UNITS = {"headcount": Decimal("0.0001"), "turnover": CENT, "balanceSheetTotal": CENT}
SHARE_UNIT = Decimal("0.0001")


class GroupGenerator:
    """Makes what belongs to the size; `version` is the one whose figures the application at hand crowds on."""

    def __init__(self, stream: Stream, scheme: Scheme) -> None:
        self.stream = stream
        self.scheme = scheme
        self.chance, self.pick = stream.chance, stream.pick
        self.version: Version = scheme.versions[0]
        self.shares: list[Decimal] = []
        self.group: Enterprise | None = None

    def put(self, target: dict[str, Any], name: str, openness: float, maker: Callable[[], Any]) -> None:
        """The field with its value, or with the probability `openness` absent or null."""
        if not self.chance(openness):
            target[name] = maker()
        elif self.chance(0.5):
            target[name] = None

    def spell(self, value: Decimal) -> str:
        """One of the many forms of a decimal."""
        text = format(value, "f")
        if value == 0 and self.chance(0.3):
            return self.stream.choice(["-0", "-0.00", "0.0000", Raw("-0"), Raw("-0.0"), Raw("0e9"), Raw("-1e-400")])
        match self.stream.below(13 if value > 0 else 12):
            case 0 | 1:
                return Raw(text)
            case 2:
                return "00" + text
            case 3:
                return text + ("000" if "." in text else ".000")
            case 4:
                return text.zfill(40)
            case 5:
                return Raw(format(value, "e"))
            case 6:
                return Raw(format(value, "E"))
            case 7:
                return Raw(f"{int(value.scaleb(4))}e-4")
            case 12:  # more digits than a double tells apart
                return Raw(text + ("" if "." in text else ".") + "0" * 24 + "1")
            case _:
                return text

    def percentages(self) -> list[Decimal]:
        partner, linked = self.version.partner_from, self.version.linked_above
        edges = [partner - SHARE_UNIT, partner, partner, partner, partner + SHARE_UNIT]
        edges += [linked - SHARE_UNIT, linked, linked + SHARE_UNIT]
        return edges + [Decimal(text) for text in "0 10 30 33.3333 38 51 60 99.9999 100".split()]

    def amount(self, measure: str, largest: int) -> Decimal:
        """A figure from nothing to somewhat more than `largest` (in heads, or in euro)."""
        unit = UNITS[measure]
        whole = Decimal(self.stream.below(largest + 1)) // self.pick(1, 1, 10)
        return whole + self.pick(0, 0, 1, 33, -1 if whole > 1 else 0) * unit

    def figures(self, openness: float, largest: float) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for measure, ceiling in zip(MEASURES, self.version.classes["medium"]):
            top = max(1, int(int(ceiling) * largest))
            self.put(found, measure, openness, lambda m=measure, t=top: self.spell(self.amount(m, t)))
        return found

    def relation(self, level: int, shape: str, openness: float, missing: float, largest: float) -> dict[str, Any]:
        """A relation and what stands under it; openness is of figures, missing of percentages."""
        found: dict[str, Any] = {}
        self.put(found, "name", 0.3, lambda: self.pick("B", "", "Ünïcode €", "a\u0000\"\\\n", "\U0001f600"))
        pool = self.shares[-5:] if shape == "chain" and self.chance(0.7) else self.shares
        for name in ("capital", "voting"):
            self.put(found, name, missing, lambda: self.spell(self.stream.choice(pool)))
        if self.chance(0.3) and found.get("voting") is not None:
            found["capital"] = found["voting"]
        for name, probability in (("control", 0.1), ("listedInvestor", 0.25), ("alreadyIncluded", 0.1)):
            self.put(found, name, 0.6, lambda p=probability: self.chance(p * 2.5))
        for year in YEARS:
            self.put(found, year, openness / 4, lambda: self.figures(openness, largest))
        below = {"chain": 1, "tree": self.pick(0, 0, 1, 2)}.get(shape, 0) if level < 8 else 0
        if below or self.chance(0.1):
            found["relations"] = [
                self.relation(level + 1, shape, openness, missing, largest) for _ in range(below)
            ] or self.pick([], None)
        return found

    def relations(self) -> list[Any]:
        self.shares = self.percentages()
        shape = self.stream.weighted(["none", "flat", "tree", "chain", "wide"], [20, 42, 27, 11, 0.1])
        count = {"none": 0, "flat": self.stream.between(1, 5), "tree": self.pick(1, 2, 3), "chain": self.pick(1, 2)}
        size = count.get(shape) if shape != "wide" else self.pick(100, 499, 500)
        openness, missing = self.pick(0, 0, 0, 0, 0.03, 0.2), self.pick(0, 0, 0.1, 0.4)
        largest = self.pick(0.05, 0.2, 0.5, 3) / (1 if shape != "wide" else 100)
        return [self.relation(1, shape, openness, missing, largest) for _ in range(size or 0)]

    def added(self, application: dict[str, Any], figure: tuple[str, str]) -> Decimal:
        """What the group adds to a figure, at its least or, at times, at its most."""
        if self.group is None:
            draft = application | {"enterprise": {}}
            read = Reader(self.scheme).application(parse_json(dump(draft).encode()))
            if read is None or read.enterprise is None:
                raise AssertionError(f"no valid application: {dump(draft)}")
            self.group = read.enterprise
        low, high = Group(self.version).relations(self.group, True, figure)
        return low if high is None or self.chance(0.6) else high

    def enterprise(self, application: dict[str, Any]) -> dict[str, Any]:
        """An enterprise whose consolidated figures mostly end within a unit of a ceiling, whatever its group adds."""
        found: dict[str, Any] = {"lastYear": {}, "yearBefore": {}}
        self.group = None
        openness = self.pick(0, 0, 0, 0.05, 0.3)
        for year in YEARS:
            rank = self.pick("micro", "small", "medium", "medium", "medium")
            plan = self.pick("heads", "heads", "turnover", "balance", "all", "all", "small", "large")
            for measure, ceiling in zip(MEASURES, self.version.classes[rank]):
                near = plan == "all" or measure.lower().startswith(plan[:4])
                near = near or (plan == "turnover" and measure != "headcount" and self.chance(0.2))
                unit, rest = UNITS[measure], ZERO
                if near:
                    added = self.added(application, (year, measure)) if application.get("relations") else ZERO
                    rest = ((ceiling - added) // unit + self.pick(-1, 0, 0, 1)) * unit
                elif plan != "small" and measure != "headcount":
                    rest = ceiling * 2 if plan in ("turnover", "balance", "large") else Decimal(1)
                if plan == "large" or rest < 0:
                    rest = ceiling + self.pick(-1, 0, 1) * unit
                elif not near and rest == 0:
                    rest = Decimal(self.pick(0, 1, 5))
                self.put(found[year], measure, openness, lambda value=rest: self.spell(value))
            if self.chance(0.04):
                found[year] = self.pick(None, {})
        for flag in ("newlyFounded", "ownershipChanged"):
            self.put(found, flag, 0.7, lambda: self.chance(0.4))
        return found if self.chance(0.96) else {}
