"""Writes COUNT random applications, one JSON text a line: python3 generate.py SEED COUNT [--bad]

The plain ones are valid and crowd on the boundaries of the contract; the bad ones are plain ones broken in one to four
places, or no JSON at all. The same seed always gives the same lines.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import oracle
from strict_json import parse_json


class Raw(str):
    """JSON text that is written as it is."""


class Again:
    """A name that stands in an object once more; unlike a str it never equals the first."""

    def __init__(self, name: str, escaped: bool = False) -> None:
        self.name = name
        self.escaped = escaped


def dump(value: Any) -> str:
    """JSON text with every Raw, Again and order kept."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump_name(name)}: {dump(member)}" for name, member in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def dump_name(name: str | Again) -> str:
    if isinstance(name, str):
        return json.dumps(name, ensure_ascii=False)
    if name.escaped and name.name:
        return f'"\\u{ord(name.name[0]):04x}{name.name[1:]}"'
    return json.dumps(name.name)


PERCENTAGES = "0 10 24.9999 25 25 25 25.0001 30 33.3333 38 49.9999 50 50.0001 51 60 99.9999 100".split()
DECISION_DATES = (
    "2024-04-17 2024-12-31 2026-11-23 2027-02-28 2027-03-01 2028-02-28 2028-02-29 2028-03-01 2032-02-29 2099-12-31 "
    "2100-02-28 2100-03-01 2103-03-01 2104-02-29 2400-02-29 2998-02-28 2999-02-28 2999-12-31"
).split()
CEILINGS = {"headcount": (10, 50, 250), "turnover": (2, 10, 50), "balanceSheetTotal": (2, 10, 43)}
UNITS = {"headcount": Decimal("0.0001"), "turnover": Decimal("0.01"), "balanceSheetTotal": Decimal("0.01")}
CENT = Decimal("0.01")


def years_before(day: date, years: int) -> date:
    year, month, number = oracle.anniversary((day.year, day.month, day.day), -years)
    return date(year, month, number)


def triple(day: date) -> oracle.Date:
    return day.year, day.month, day.day


class Generator:
    """One valid application after another."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def pick(self, *options: Any) -> Any:
        return self.rng.choice(options)

    def put(self, target: dict[str, Any], name: str, openness: float, maker: Callable[[], Any]) -> None:
        """The field with its value, or with the probability `openness` absent or null."""
        if not self.chance(openness):
            target[name] = maker()
        elif self.chance(0.5):
            target[name] = None

    def spell(self, value: Decimal | str) -> str:
        """One of the many forms of a decimal."""
        value = Decimal(value)
        text = format(value, "f")
        if value == 0 and self.chance(0.3):
            return self.pick("-0", "-0.00", "0.0000", Raw("-0"), Raw("-0.0"), Raw("0e9"), Raw("-1e-400"))
        forms = [
            text, text, text, text, Raw(text), Raw(text), "00" + text, text + ("000" if "." in text else ".000"),
            text.zfill(40), Raw(format(value, "e")), Raw(format(value, "E")),
            Raw(f"{int(value.scaleb(4))}e-4"),
        ]
        if value > 0:  # more digits than a double tells apart
            forms.append(Raw(text + ("" if "." in text else ".") + "0" * 24 + "1"))
        return self.rng.choice(forms)

    def percentage(self, *pool: str) -> str:
        return self.spell(self.rng.choice(pool or PERCENTAGES))

    # -- figures and the group ----------------------------------------------------------------------------------------

    def amount(self, measure: str, largest: int) -> Decimal:
        """A figure from nothing to somewhat more than `largest` (in heads, or in millions of euro)."""
        scale = 1 if measure == "headcount" else 1_000_000
        whole = Decimal(self.rng.randrange(largest * scale + 1)) / self.pick(1, 1, 10)
        return whole.quantize(UNITS[measure]) + self.pick(0, 0, 1, 33, -1 if whole > 1 else 0) * UNITS[measure]

    def figures(self, openness: float, largest: float) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for measure, (_, _, ceiling) in CEILINGS.items():
            top = max(1, int(ceiling * largest))
            self.put(found, measure, openness, lambda m=measure, t=top: self.spell(self.amount(m, t)))
        return found

    def relation(self, level: int, shape: str, openness: float, missing: float, largest: float) -> dict[str, Any]:
        """A relation and what stands under it; openness is of figures, missing of percentages."""
        found: dict[str, Any] = {}
        self.put(found, "name", 0.3, lambda: self.pick("B", "", "Ünïcode €", "a\u0000\"\\\n", "\U0001f600"))
        pool = PERCENTAGES[-5:] if shape == "chain" and self.chance(0.7) else PERCENTAGES
        for name in ("capital", "voting"):
            self.put(found, name, missing, lambda: self.percentage(*pool))
        if self.chance(0.3) and found.get("voting") is not None:
            found["capital"] = found["voting"]
        for name, probability in (("control", 0.1), ("listedInvestor", 0.25), ("alreadyIncluded", 0.1)):
            self.put(found, name, 0.6, lambda p=probability: self.chance(p * 2.5))
        for year in oracle.YEARS:
            self.put(found, year, openness / 4, lambda: self.figures(openness, largest))
        below = {"chain": 1, "tree": self.pick(0, 0, 1, 2)}.get(shape, 0) if level < 8 else 0
        if below or self.chance(0.1):
            found["relations"] = [
                self.relation(level + 1, shape, openness, missing, largest) for _ in range(below)
            ] or self.pick([], None)
        return found

    def relations(self) -> list[Any]:
        shape = self.rng.choices(["none", "flat", "tree", "chain", "wide"], [15, 40, 35, 15, 0.3])[0]
        count = {"none": 0, "flat": self.rng.randint(1, 5), "tree": self.pick(1, 2, 3), "chain": self.pick(1, 2)}
        size = count.get(shape) if shape != "wide" else self.pick(100, 499, 500)
        openness, missing = self.pick(0, 0, 0, 0, 0.03, 0.2), self.pick(0, 0, 0.1, 0.4)
        largest = self.pick(0.05, 0.2, 0.5, 3) / (1 if shape != "wide" else 100)
        return [self.relation(1, shape, openness, missing, largest) for _ in range(size or 0)]

    def enterprise(self, application: dict[str, Any]) -> dict[str, Any]:
        """An enterprise whose consolidated figures mostly end within a unit of a ceiling, whatever its group adds."""
        found: dict[str, Any] = {"lastYear": {}, "yearBefore": {}}
        draft = application | {"enterprise": {}, "relations": application.get("relations") or []}
        read = oracle.Reader().application(parse_json(dump(draft).encode()))
        assert read is not None and read.enterprise is not None, dump(draft)
        openness = self.pick(0, 0, 0, 0.05, 0.3)
        for year in oracle.YEARS:
            rank = self.pick(0, 1, 2, 2, 2)
            plan = self.pick("heads", "heads", "turnover", "balance", "all", "all", "small", "large")
            for measure, ceilings in CEILINGS.items():
                near = plan == "all" or measure.lower().startswith(plan[:4])
                near = near or (plan == "turnover" and measure != "headcount" and self.chance(0.2))
                ceiling = Decimal(ceilings[rank]) * (1 if measure == "headcount" else 1_000_000)
                low, high = oracle.group(read.enterprise, True, (year, measure))
                added = low if high is None or self.chance(0.6) else high
                units = int((Fraction(ceiling) - added) / Fraction(UNITS[measure])) + self.pick(-1, 0, 0, 1)
                rest = units * UNITS[measure]
                if plan != "small" and not near and measure != "headcount":
                    rest = ceiling * 2 if plan in ("turnover", "balance", "large") else Decimal(1)
                elif plan == "large" or (near and rest < 0):
                    rest = ceiling + self.pick(-1, 0, 1) * UNITS[measure]
                elif not near:
                    rest = Decimal(self.pick(0, 1, 5))
                self.put(found[year], measure, openness, lambda value=rest: self.spell(value))
            if self.chance(0.04):
                found[year] = self.pick(None, {})
        for flag in ("newlyFounded", "ownershipChanged"):
            self.put(found, flag, 0.7, lambda: self.chance(0.4))
        return found if self.chance(0.96) else {}

    # -- dates, aid and quotes ----------------------------------------------------------------------------------------

    def decision_date(self) -> date:
        if self.chance(0.7):
            return date.fromisoformat(self.rng.choice(DECISION_DATES))
        return date(2024, 4, 17) + timedelta(days=self.rng.randrange(356_000))

    def around(self, today: date, years: int) -> date:
        """A day on or about the one that lapses today, and never a later one than today."""
        edge = years_before(today, years)
        days = self.pick(-366, -2, -1, 0, 0, 1, 2, 28, 365, self.rng.randrange(365 * years))
        leap = date(today.year // 4 * 4 - self.pick(0, 4), 2, 29) if today.year % 100 > 8 else edge
        chosen = self.pick(edge + timedelta(days=days), edge + timedelta(days=days), leap, today)
        return max(min(chosen, today), date(1900, 1, 1))

    def awards(self, today: date, quotes: dict[str, Any]) -> list[dict[str, Any]]:
        """Awards that leave a headroom within a cent of what some row needs."""
        edges = [edge for package in oracle.PACKAGES for edge in (package.minimum, package.maximum)]
        needs = [oracle.subsidy(edge, rate) for edge in edges for rate in (50, 35)]
        needs += needs[:4] * 2
        for quote in filter(None, quotes.values()):
            total = sum(Fraction(str(amount)) for amount in quote.values() if amount is not None)
            needs += [oracle.subsidy(total, rate) for rate in (50, 35)] * 3
        need = self.rng.choice([*needs, Fraction(0), Fraction(-50_000), Fraction(300_000), Fraction(100_000)])
        cents = int((oracle.DE_MINIMIS_CEILING - need) * 100) + self.pick(-1, 0, 0, 1)
        days = [self.around(today, 3) for _ in range(self.rng.randint(0, 5))]
        counting = [i for i, day in enumerate(days) if triple(today) <= oracle.anniversary(triple(day), 3)]
        if not counting and cents > 0:
            days.append(self.pick(today, years_before(today, 2)))
            counting = [len(days) - 1]
        amounts = [self.rng.randrange(40_000_000) for _ in days]
        for index in counting[:-1]:
            amounts[index] = self.rng.randrange(max(cents, 0) + 1) // self.pick(1, 2, 10)
            cents -= amounts[index]
        if counting:
            amounts[counting[-1]] = max(cents, 0)
            if self.chance(0.3):  # and one more that lapses first: then it is a later day that hangs on the cent
                days.append(min(days[index] for index in counting))
                amounts.append(self.rng.randrange(30_000_000))
                if self.chance(0.7):
                    days[-1] = max(years_before(today, 3), days[-1] - timedelta(days=self.pick(1, 2, 300)))
        awards = [{"grantedOn": d.isoformat(), "amount": self.spell(Decimal(a) * CENT)} for d, a in zip(days, amounts)]
        self.rng.shuffle(awards)
        return awards

    def quotes(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for package in oracle.PACKAGES:
            low, high = Decimal(int(package.minimum)), Decimal(int(package.maximum))
            edge = self.pick(low, high) + self.pick(-1, 0, 1) * CENT
            middle = low + Decimal(self.rng.randrange(int((high - low) * 100))) * CENT
            base = self.pick(edge, edge, middle, middle, high, self.pick(Decimal(0), Decimal(10) ** 12, high * 2))
            quote = {"base": base}
            if self.chance(0.15 if package.id == "start" else 0.6):
                rest = max(Decimal(60_000) - base, Decimal(0)) + self.pick(-1, 0, 0, 1) * CENT
                quote["extensions"] = self.pick(None, Decimal(0), CENT, max(rest, CENT), middle / 4 // CENT * CENT)
            self.put(found, package.id, 0.4, lambda q=quote: q)
        return found

    # -- the application ----------------------------------------------------------------------------------------------

    def application(self) -> dict[str, Any]:
        openness, strictness = self.pick(0, 0, 0, 0.1, 0.5), self.pick(0, 0, 0, 0, 0.05, 0.3)
        today, found = self.decision_date(), dict[str, Any]()

        def good_or(good: list[Any], bad: list[Any]) -> Any:
            return self.rng.choice(bad if self.chance(strictness) else good)

        forms = oracle.ACCEPTED_FORMS if self.chance(0.95) else oracle.JUDGED_FORMS
        repeat_free = ["none", years_before(today, 4) - timedelta(days=self.pick(1, 2, 400))]
        last = self.pick(self.around(today, 4), *repeat_free, *repeat_free)
        quotes = self.quotes()
        makers: dict[str, Callable[[], Any]] = {
            "establishmentPostcode": lambda: good_or(
                ["1500", "3999", "8000", "9999", "9000"], ["1000", "1499", "4000", "7999"]
            ),
            "publicParticipation": lambda: self.percentage(
                good_or(["0", "10", "24.9999"], ["25", "25.0001", "50", "50.0001", "100"])
            ),
            "legalForm": lambda: good_or(forms, oracle.REFUSED_FORMS),
            "mainActivityAccepted": lambda: good_or([True], [False]),
            "negativeEquity": lambda: good_or([False], [True]),
            "lastTrajectoryDecision": lambda: last if last == "none" else max(last, date(1900, 1, 1)).isoformat(),
            "customWorkEnterprise": lambda: self.chance(0.15),
            "nis2": lambda: self.chance(0.5),
            "smeDeclared": lambda: self.chance(0.6),
            "relations": self.relations,
            "deMinimis": lambda: self.awards(today, quotes),
        }
        spread = {"smeDeclared": 0.6, "relations": 0.03, "customWorkEnterprise": 0.1, "nis2": 0.15}
        for name, maker in makers.items():
            self.put(found, name, max(openness, spread.get(name, 0)), maker)
        self.put(found, "provider", 0.7, lambda: self.rng.choice(oracle.PROVIDERS))
        spelled = {
            package: quote and {name: amount if amount is None else self.spell(amount) for name, amount in quote.items()}
            for package, quote in quotes.items()
        }
        self.put(found, "quotes", 0.4, lambda: spelled)
        found["decisionDate"] = today.isoformat()
        self.put(found, "enterprise", 0.25, lambda: self.enterprise(found))
        names = self.rng.sample(list(found), len(found))
        return {name: found[name] for name in names}


BAD_DECIMALS: list[Any] = [
    "", "1.", ".5", "+1", "1e3", "1,5", " 1", "1 ", "-", "--1", "0x1", "\u0661", "NaN", "1\n", "-.5", "1.2.3", "1_0", "0" * 41,
    "0" * 40, "1." + "0" * 38, "1." + "0" * 39, "-0.001", "-1.00001", "-1", "-" + "0" * 40, "1.001", "1.0010", "1.00001", "24.99990",
    "100.0001", "100.00001", "10000000.0001", "10000000.0001", "10000001", "10000000", "10000000.00001", "1000000000000", "1000000000000.01",
    "1000000000000.001", "1000000000000.000", "9" * 40, Raw("1e400"), Raw("1e309"), Raw("1e308"), Raw("1.7976931348623157e308"),
    Raw("123456789012345678901234567890"), Raw("-1e-5"), Raw("1e-5"), Raw("1e-400"), Raw("5e-324"), Raw("1e-50"),
    Raw("1E12"), Raw("1000000000000.01"), Raw("1e12"), Raw("9007199254740993"), Raw("0.1e1"), Raw("-0"), Raw("-0.0"), Raw("-1"),
    Raw("0.30000000000000004"), Raw("100.00000000000001"), Raw("100.000000000000001"), Raw("18446744073709551616"),
    Raw("-9223372036854775809"), Raw("1.0"), Raw("24.999899999999999999999"),
]
BAD_DATES: list[Any] = [
    "", "2026-2-03", "2026-02-30", "2026-13-01", "1899-12-31", "1900-01-01", "3000-01-01", "0000-01-01", "0000-02-30", "2023-02-29",
    "1900-02-29", "2100-02-29", "2026-11-23T00:00", "2026-00-10", "2026-11-00", "2026-11-31", " 2026-11-23", "2026-11-23 ",
    "2999-12-31", "2024-04-16", "2024-04-17", "20261123", "+2026-11-23", "\uff12\uff10\uff1226-11-23", "2026/11/23", "23-11-2026",
    "-026-11-23", "2026-11-2\u0663", "None", "none", "NONE", "1899-02-30", "2026-11-23\n", "3000-13-01", 20261123, "02026-11-23",
]
BAD_WORDS: list[Any] = [
    "0999", "999", "1000", "9999", "10000", "9 000", "\uff19000", "B-9000", "09000", "9000\n", "", "BV", "bv ", "gmbh", "nv\u0000", "none",
    "start", "null", 9000, Raw("9000.0"),
]
JUNK: list[Any] = [
    None, True, False, 0, 1, Raw("1.5"), "", "x", [], {}, [None], {"a": 1}, [[]], [{}], {"base": None}, Raw("1e400"), Raw("-0"),
    {Again("a"): 1, Again("a"): 2}, {"relations": [None]}, "\ud7ff", "true",
]
POOLS: dict[str, list[Any]] = {
    **dict.fromkeys(["headcount", "turnover", "balanceSheetTotal", "capital", "voting"], BAD_DECIMALS),
    **dict.fromkeys(["amount", "base", "extensions", "publicParticipation"], BAD_DECIMALS),
    **dict.fromkeys(["decisionDate", "grantedOn", "lastTrajectoryDecision"], BAD_DATES),
    **dict.fromkeys(["establishmentPostcode", "legalForm", "provider", "name"], BAD_WORDS),
}
NAMES = (
    "foo", "", "decisiondate", "Relations", "a.b", "x[0]", "é", "\u0000", "capital", "base", "headcount", "gold", "relations", "name",
    "enterprise", "decisionDate ", "yearBefore", "__proto__", "amount", "deMinimis", "kleur\"\\",
)
FIXED_LINES: list[bytes] = [
    b"", b" ", b"\t", b"\r", b"null", b"[]", b"{}", b"1", b'"x"', b"true", b"NaN", b"-", b"{", b"}", b"[", b"{]", b"[1,]", b"{,}", b"\x00",
    b"\xef\xbb\xbf{}", b"undefined", b"{} {}", b"{}x", b"{'decisionDate': 1}", b'{"decisionDate": "2026-11-23",}', b'{"decisionDate"}',
    b'{"decisionDate": 2026-11-23}', b'{"decisionDate": "2026-11-23"} // x', b'{"decisionDate": "2026-11-23"}\r', b"{1: 2}", b'{"": 1}',
    b'\t{ "decisionDate"\r:\t"2026-11-23" }  ', b'\x0b{"decisionDate": "2026-11-23"}', b'\xc2\xa0{"decisionDate": "2026-11-23"}',
    b'{"decisionDate": "2026-11-23", "nis2": tru}', b'{"decisionDate": "2026\\u002d11-23"}', b'{"decisionDate": "2026\\x2d11-23"}',
    b'{"decision\\u0044ate": "2026-11-23", "decisionDate": "2026-11-23"}', b'{"decisionDate": "2026-11-23", "nis2": 01}',
    b'{"decisionDate": "2026-11-23", "nis2": nulll}', b'{"decisionDate": "2026-11-23" "nis2": true}', b'"{\\"decisionDate\\": 1}"',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\ud83d\\ude00"}]}', b'[{"decisionDate": "2026-11-23"}]',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\ud83d"}]}', b'{"decisionDate": "2026-11-23", "\\udc00": 1}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\u0000\\/\\b\\f\\n\\r\\t"}]}', b'{"decisionDate": null}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\xff"}]}', b'{"decisionDate": "2026-11-23", "relations": [{"name": "a\tb"}]}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\xc3\xa9\x7f"}]}', b'{"decisionDate": "2026-11-23", "publicParticipation": .5}',
]
BAD_BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\x00", b"\x1f", b'"', b"\\", b",", b"{", b"]", b"\r",
             b"\t", b"0", b"-", b"e", b"\x0c", b"\xe2\x80\xa8"]


def containers(value: Any) -> Iterator[dict[Any, Any] | list[Any]]:
    """Every object and list of a tree, the tree itself first."""
    if isinstance(value, (dict, list)):
        yield value
        for member in value.values() if isinstance(value, dict) else value:
            yield from containers(member)


class Breaker(Generator):
    """One bad application after another; now and then a valid one that only looks bad."""

    def line(self) -> bytes:
        if self.chance(0.1):
            return self.rng.choice(FIXED_LINES)
        if self.chance(0.004):
            return self.deep_line()
        application = self.application()
        application.setdefault("quotes", {"plus": {"base": "30000"}})
        for _ in range(self.pick(0, 1, 1, 1, 2, 4)):
            breakers = [
                (self.replace, 10), (self.replace_date, 3), (self.add_field, 3), (self.double_field, 3),
                (self.drop, 2), (self.spoil_list, 3), (self.too_deep, 1.5), (self.too_many_relations, 0.15), (self.too_many_awards, 0.15),
            ]
            self.rng.choices([b for b, _ in breakers], [w for _, w in breakers])[0](application)
        raw = dump(application).encode()
        return self.spoil_bytes(raw) if self.chance(0.1) else raw

    def one(self, pool: list[Any]) -> Any:
        """A value of its own: a later mutation must not reach the pool."""
        return deepcopy(self.rng.choice(pool))

    def some(self, application: dict[Any, Any], kind: type, filled: bool = False) -> Any:
        """An object or list somewhere in the application, the application itself often."""
        found = [c for c in containers(application) if isinstance(c, kind) and (c or not filled)]
        return application if kind is dict and self.chance(0.3) else self.rng.choice(found) if found else None

    def replace(self, application: dict[Any, Any]) -> None:
        target = self.some(application, dict, filled=True)
        name = self.rng.choice(list(target))
        pool = POOLS.get(name, JUNK) if self.chance(0.7) else JUNK
        if self.chance(0.5):  # somewhere below, where most decimals are
            found = [(c, n) for c in containers(application) if isinstance(c, dict) for n in c if n in POOLS]
            target, name = self.rng.choice(found) if found else (target, name)
            pool = POOLS.get(name, JUNK)
        target[name] = self.one(pool)

    def replace_date(self, application: dict[Any, Any]) -> None:
        """A decision or an award on the decision date, the day after it or a day before it; at times the date is bad."""
        today = application.get("decisionDate")
        if self.chance(0.2):
            application["decisionDate"] = self.one(BAD_DATES)
        if not isinstance(today, str) or oracle.parse_date(today) is None:
            return
        year, month, day = oracle.parse_date(today) or oracle.FIRST_DAY
        other = self.pick(oracle.day_after((year, month, day)), (year, month, day), (year + 1, 1, 1), (year, month, 1))
        if self.chance(0.5):
            application["lastTrajectoryDecision"] = oracle.date_text(other)
        else:
            awards = application.get("deMinimis")
            awards = awards if isinstance(awards, list) else []
            application["deMinimis"] = [*awards, {"grantedOn": oracle.date_text(other), "amount": "1"}]

    def add_field(self, application: dict[Any, Any]) -> None:
        name = self.rng.choice(NAMES)
        self.some(application, dict).setdefault(name, self.one(JUNK + BAD_DATES[:3]))

    def double_field(self, application: dict[Any, Any]) -> None:
        target = self.some(application, dict)
        names = [name for name in target if isinstance(name, str)] + ["foo"]
        name = self.rng.choice(names)
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
            target, name = self.rng.choice(found)
            if self.chance(0.5):
                del target[name]
            else:
                target[name] = None

    def spoil_list(self, application: dict[Any, Any]) -> None:
        target = self.some(application, list)
        if target is not None:
            target.insert(self.rng.randint(0, len(target)), self.one(JUNK))

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
        place = self.rng.randrange(len(raw) + 1)
        spoilt = self.pick(
            raw[:place], raw[:place] + raw[place + 1 :], raw[:place] + self.rng.choice(BAD_BYTES) + raw[place:],
            raw + self.rng.choice(BAD_BYTES), b"\xef\xbb\xbf" + raw, b" \t\r" + raw + b"\r", raw + raw,
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


def lines(seed: int, count: int, bad: bool) -> Iterator[bytes]:
    """The lines of a seed, each without its line feed."""
    rng = random.Random(f"{seed} {bad}")
    generator = Breaker(rng) if bad else Generator(rng)
    for _ in range(count):
        line = generator.line() if isinstance(generator, Breaker) else dump(generator.application()).encode()
        yield line.replace(b"\n", b" ")


def main() -> None:
    seed, count = (int(argument) for argument in sys.argv[1:3])
    for line in lines(seed, count, "--bad" in sys.argv[3:]):
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
