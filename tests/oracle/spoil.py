"""Breaks good applications in one to four places, or writes what is no JSON at all."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from days import date_text, day_after, day_before, parse_date
from document import Again, Raw, containers, dump
from generate import Generator
from scheme import Scheme
from spoil_pools import BAD_BYTES, BAD_DATES, FIXED_LINES, JUNK, NAMES, POOLS
from stream import Stream


class Breaker(Generator):
    """One bad application after another; now and then a valid one that only looks bad."""

    def __init__(self, stream: Stream, scheme: Scheme) -> None:
        super().__init__(stream, scheme)
        last = scheme.last_day
        self.days_outside = [date_text(day_before(scheme.versions[0].first_day))]
        self.days_outside += [] if last is None else [date_text(day_after(last)), date_text(last)]

    def line(self) -> bytes:
        if self.chance(0.1):
            return self.stream.choice(FIXED_LINES)
        if self.chance(0.004):
            return self.deep_line()
        application = self.application()
        application.setdefault("quotes", {"plus": {"base": "30000"}})
        for _ in range(self.pick(0, 1, 1, 1, 2, 4)):
            breakers = [
                (self.replace, 10), (self.replace_date, 3), (self.add_field, 3), (self.double_field, 3),
                (self.drop, 2), (self.spoil_list, 3), (self.too_deep, 1.5), (self.too_many_relations, 0.15), (self.too_many_awards, 0.15),
            ]
            self.stream.weighted([b for b, _ in breakers], [w for _, w in breakers])(application)
        raw = dump(application).encode()
        return self.spoil_bytes(raw) if self.chance(0.1) else raw

    def one(self, pool: list[Any]) -> Any:
        """A value of its own: a later mutation must not reach the pool."""
        return deepcopy(self.stream.choice(pool))

    def some(self, application: dict[Any, Any], kind: type, filled: bool = False) -> Any:
        """An object or list somewhere in the application, the application itself often."""
        found = [c for c in containers(application) if isinstance(c, kind) and (c or not filled)]
        return application if kind is dict and self.chance(0.3) else self.stream.choice(found) if found else None

    def replace(self, application: dict[Any, Any]) -> None:
        target = self.some(application, dict, filled=True)
        name = self.stream.choice(list(target))
        pool = POOLS.get(name, JUNK) if self.chance(0.7) else JUNK
        if self.chance(0.5):  # somewhere below, where most decimals are
            found = [(c, n) for c in containers(application) if isinstance(c, dict) for n in c if n in POOLS]
            target, name = self.stream.choice(found) if found else (target, name)
            pool = POOLS.get(name, JUNK)
        target[name] = self.one(pool)

    def replace_date(self, application: dict[Any, Any]) -> None:
        """A decision or an award on the decision date, the day after it or a day before it; at times the date is bad."""
        today = application.get("decisionDate")
        if self.chance(0.3):
            application["decisionDate"] = self.one(self.days_outside if self.chance(0.5) else BAD_DATES)
        day = parse_date(today) if isinstance(today, str) else None
        if day is None:
            return
        other = self.pick(day_after(day), day, (day[0] + 1, 1, 1), (day[0], day[1], 1))
        if self.chance(0.5):
            application["lastTrajectoryDecision"] = date_text(other)
        else:
            awards = application.get("deMinimis")
            awards = awards if isinstance(awards, list) else []
            application["deMinimis"] = [*awards, {"grantedOn": date_text(other), "amount": "1"}]

    def add_field(self, application: dict[Any, Any]) -> None:
        name = self.stream.choice(NAMES)
        self.some(application, dict).setdefault(name, self.one(JUNK + BAD_DATES[:3]))

    def double_field(self, application: dict[Any, Any]) -> None:
        target = self.some(application, dict)
        names = [name for name in target if isinstance(name, str)] + ["foo"]
        name = self.stream.choice(names)
        target.setdefault(name, 1)
        for _ in range(self.pick(1, 1, 2)):
            target[Again(name, self.chance(0.2))] = self.pick(deepcopy(target[name]), None, self.one(JUNK))
        if self.chance(0.3):  # the doubled one first
            items = list(target.items())[::-1]
            target.clear()
            target.update(items)

    def drop(self, application: dict[Any, Any]) -> None:
        required = ("decisionDate", "base", "grantedOn", "amount")
        found = [(c, name) for c in containers(application) if isinstance(c, dict) for name in required if name in c]
        if found:
            target, name = self.stream.choice(found)
            if self.chance(0.5):
                del target[name]
            else:
                target[name] = None

    def spoil_list(self, application: dict[Any, Any]) -> None:
        target = self.some(application, list)
        if target is not None:
            target.insert(self.stream.below(len(target) + 1), self.one(JUNK))

    def too_deep(self, application: dict[Any, Any]) -> None:
        """One to three chains that reach level 8 to 11, their ends filled, empty or of a wrong type."""
        chains: list[Any] = []
        for _ in range(self.pick(1, 1, 2, 3)):
            chain = self.pick([], [None], [{}], [{"foo": 1}], "x", {}, None, [{"capital": "-1"}], [{} for _ in range(600)])
            for _ in range(self.pick(7, 8, 8, 8, 9, 10)):
                chain = [{"relations": chain, **self.pick({}, {"voting": "101"})}]
            chains += chain
        relations = application.get("relations")
        application["relations"] = chains + relations if isinstance(relations, list) else chains

    def too_many_relations(self, application: dict[Any, Any]) -> None:
        """499 to 502 relations, in one list or spread over two levels, bad ones among them."""
        outer = self.pick(1, 250, 498)
        relations: list[Any] = [{} for _ in range(outer)]
        inner = self.pick(499, 500, 501, 502) - outer
        relations[0]["relations"] = [self.pick({}, {}, None, {"foo": 1}) for _ in range(inner)]
        application["relations"] = relations

    def too_many_awards(self, application: dict[Any, Any]) -> None:
        award = {"grantedOn": "2024-01-01", "amount": Raw("1")}
        awards: list[Any] = [dict(award) for _ in range(self.pick(999, 1000, 1001))]
        application["deMinimis"] = awards[:-1] + [self.pick(None, award, {"amount": "1"})]

    def spoil_bytes(self, raw: bytes) -> bytes:
        place = self.stream.below(len(raw) + 1)
        spoilt = self.pick(
            raw[:place], raw[:place] + raw[place + 1 :], raw[:place] + self.stream.choice(BAD_BYTES) + raw[place:],
            raw + self.stream.choice(BAD_BYTES), b"\xef\xbb\xbf" + raw, b" \t\r" + raw + b"\r", raw + raw,
        )
        return bytes(spoilt)

    def deep_line(self) -> bytes:
        depth = self.pick(127, 128, 10_000, 20_000)
        start = b'{"decisionDate": "2026-11-23", '
        return bytes(self.pick(
            b"[" * depth, b"[" * depth + b"]" * depth, b'{"a":' * depth + b"1" + b"}" * depth,
            start + b'"x": ' + b"[" * depth + b"]" * depth + b"}",
            start + b'"relations": ' + b'[{"relations": ' * depth + b"[]" + b"}]" * depth + b"}",
            start + b'"nis2": 1, "nis2": ' + b"[" * depth + b"]" * depth + b"}",
        ))
