"""One valid application after another, crowding on the boundaries of a scheme: percentages, ceilings, prices, and days
(anniversaries, 29 February, each version's first day, the scheme's last)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from application import MEASURES, YEARS, Reader
from days import Date, anniversary, date_text, day_after, day_before, is_leap
from document import Raw, dump
from exact import CENT, ZERO, percent_of
from scheme import Scheme, Version
from size import Group
from stream import Stream
from strict_json import parse_json

FAR_DAYS = (  # leap years, centuries, the end of the calendar
    "2024-12-31 2026-11-23 2027-02-28 2027-03-01 2028-02-28 2028-02-29 2028-03-01 2032-02-29 2099-12-31 2100-02-28 "
    "2100-03-01 2103-03-01 2104-02-29 2400-02-29 2998-02-28 2999-02-28 2999-12-31"
).split()
LAST_DATE: Date = (2999, 12, 31)
FIRST_DATE: Date = (1900, 1, 1)
UNITS = {"headcount": Decimal("0.0001"), "turnover": CENT, "balanceSheetTotal": CENT}
SHARE_UNIT = Decimal("0.0001")


def ordinal(day: Date) -> int:
    return datetime.date(*day).toordinal()


def from_ordinal(number: int) -> Date:
    day = datetime.date.fromordinal(number)
    return day.year, day.month, day.day


def moved(day: Date, days: int) -> Date:
    """The day so many days later, or earlier where it is negative."""
    return from_ordinal(ordinal(day) + days)


def as_date(text: str) -> Date:
    return from_ordinal(datetime.date.fromisoformat(text).toordinal())


class Generator:
    """Makes applications of one scheme; `version` is the one whose figures the application at hand crowds on."""

    def __init__(self, stream: Stream, scheme: Scheme) -> None:
        self.stream = stream
        self.scheme = scheme
        self.chance, self.pick = stream.chance, stream.pick
        last = scheme.last_day or LAST_DATE
        self.days = [day for day in map(as_date, FAR_DAYS) if scheme.version_on(day)]
        self.borders = [scheme.versions[0].first_day, last, day_before(last)]
        for version in scheme.versions[1:]:
            self.borders += [day_before(version.first_day), version.first_day, day_after(version.first_day)]
        self.last = last
        self.version: Version = scheme.versions[0]

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

    # -- figures and the group ----------------------------------------------------------------------------------------

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

    # -- dates, aid and quotes ----------------------------------------------------------------------------------------

    def decision_date(self) -> Date:
        """A day on a border, a day that the calendar makes hard, or any day of any version."""
        if self.chance(0.35):
            return self.stream.choice(self.borders)
        if self.days and self.chance(0.5):
            return self.stream.choice(self.days)
        index = self.stream.below(len(self.scheme.versions))
        first = self.scheme.versions[index].first_day
        later = self.scheme.versions[index + 1 :]
        last = day_before(later[0].first_day) if later else self.last
        span = ordinal(last) - ordinal(first)
        return from_ordinal(ordinal(first) + self.stream.below(min(span, 2000 if self.chance(0.5) else span) + 1))

    def around(self, today: Date, years: int) -> Date:
        """A day on or about the one that lapses today or on a later border, and never a later one than today."""
        goal = today if self.chance(0.75) else self.stream.choice(self.borders)
        edge = anniversary(goal, -years)
        days = self.pick(-366, -2, -1, 0, 0, 1, 2, 28, 365, self.stream.below(365 * years))
        leap = (today[0] // 4 * 4 - self.pick(0, 4), 2, 29)
        odd = leap if is_leap(leap[0]) else edge
        chosen = self.pick(moved(edge, days), moved(edge, days), odd, today)
        return max(min(chosen, today), FIRST_DATE)

    def needs(self, quotes: dict[str, Any]) -> list[Decimal]:
        """Subsidies that some row takes, those of START and of the quotes most."""
        edges = [edge for package in self.version.packages for edge in (package.minimum, package.maximum)]
        rates = list(self.version.rates.values())
        found = [percent_of(rate, edge) for edge in edges for rate in rates]
        found += found[:4] * 2
        for quote in filter(None, quotes.values()):
            total = sum((amount for amount in quote.values() if amount is not None), ZERO)
            found += [percent_of(rate, total) for rate in rates] * 3
        ceiling = self.version.de_minimis_ceiling
        return [*found, ZERO, Decimal(-50_000), ceiling, ceiling // 3]

    def awards(self, today: Date, quotes: dict[str, Any]) -> list[dict[str, Any]]:
        """Awards that leave a headroom within a cent of what some row needs."""
        years = self.version.de_minimis_years
        need = self.stream.choice(self.needs(quotes))
        cents = int((self.version.de_minimis_ceiling - need) * 100) + self.pick(-1, 0, 0, 1)
        days = [self.around(today, years) for _ in range(self.stream.between(0, 5))]
        counting = [i for i, day in enumerate(days) if today <= anniversary(day, years)]
        if not counting and cents > 0:
            days.append(self.pick(today, max(anniversary(today, 1 - years), FIRST_DATE)))
            counting = [len(days) - 1]
        amounts = [self.stream.below(40_000_000) for _ in days]
        for index in counting[:-1]:
            amounts[index] = self.stream.below(max(cents, 0) + 1) // self.pick(1, 2, 10)
            cents -= amounts[index]
        if counting:
            amounts[counting[-1]] = max(cents, 0)
            if self.chance(0.3):  # and one more that lapses first: then it is a later day that hangs on the cent
                days.append(min(days[index] for index in counting))
                amounts.append(self.stream.below(30_000_000))
                if self.chance(0.7):
                    days[-1] = max(anniversary(today, -years), moved(days[-1], -self.pick(1, 2, 300)), FIRST_DATE)
        awards = [{"grantedOn": date_text(d), "amount": self.spell(Decimal(a) * CENT)} for d, a in zip(days, amounts)]
        return self.stream.shuffled(awards)

    def quotes(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for package in self.version.packages:
            low, high = package.minimum, package.maximum
            edge = self.pick(low, high) + self.pick(-1, 0, 1) * CENT
            middle = low + Decimal(self.stream.below(int((high - low) * 100))) * CENT
            base = self.pick(edge, edge, middle, middle, high, self.pick(ZERO, Decimal(10) ** 12, high * 2))
            quote = {"base": base}
            if self.chance(0.6 if package.extensions else 0.15):
                rest = max(self.version.maximum_total - base, ZERO) + self.pick(-1, 0, 0, 1) * CENT
                capped = self.version.maximum_subsidy * 100 // self.version.rates["sme"] // CENT * CENT - base
                quote["extensions"] = self.pick(
                    None, ZERO, CENT, max(rest, CENT), middle // 4, max(capped + self.pick(-1, 0, 1) * CENT, CENT)
                )
            self.put(found, package.id, 0.4, lambda q=quote: q)
        return found

    # -- the application ----------------------------------------------------------------------------------------------

    def postcodes(self, inside: bool) -> list[str]:
        """Postcodes at the ends of the region's ranges, on this side or on the other."""
        edges = {end + step for pair in self.version.regions for end in pair for step in (-1, 0, 1)} | {1000, 9999}
        fitting = [code for code in sorted(edges) if 1000 <= code <= 9999]
        found = [c for c in fitting if any(low <= c <= high for low, high in self.version.regions) == inside]
        return [str(code) for code in found or fitting]

    def public_shares(self, inside: bool) -> list[Decimal]:
        limit = self.version.public_share_below
        if inside:
            return [ZERO, Decimal(10), limit - SHARE_UNIT]
        return [limit, limit + SHARE_UNIT, Decimal(50), Decimal("50.0001"), Decimal(100)]

    def legal_forms(self, inside: bool) -> tuple[str, ...]:
        if not inside:
            return self.version.refused
        return self.version.accepted if self.chance(0.95) else self.version.ask or self.version.accepted

    def application(self) -> dict[str, Any]:
        openness, strictness = self.pick(0, 0, 0, 0.1, 0.5), self.pick(0, 0, 0, 0, 0.05, 0.3)
        today, found = self.decision_date(), dict[str, Any]()
        own = self.scheme.version_on(today) or self.scheme.versions[0]
        self.version = own if self.chance(0.7) else self.stream.choice(self.scheme.versions)

        def good() -> bool:
            return not self.chance(strictness)

        repeat_years = self.version.repeat_years
        free = moved(anniversary(today, -repeat_years), -self.pick(1, 2, 400))
        last = self.pick(self.around(today, repeat_years), "none", free, "none", free)
        quotes = self.quotes()
        makers: dict[str, Callable[[], Any]] = {
            "establishmentPostcode": lambda: self.stream.choice(self.postcodes(good())),
            "publicParticipation": lambda: self.spell(self.stream.choice(self.public_shares(good()))),
            "legalForm": lambda: self.stream.choice(self.legal_forms(good())),
            "mainActivityAccepted": good,
            "negativeEquity": lambda: not good(),
            "lastTrajectoryDecision": lambda: last if last == "none" else date_text(max(last, FIRST_DATE)),
            "customWorkEnterprise": lambda: self.chance(0.15),
            "nis2": lambda: self.chance(0.5),
            "smeDeclared": lambda: self.chance(0.6),
            "relations": self.relations,
            "deMinimis": lambda: self.awards(today, quotes),
        }
        spread = {"smeDeclared": 0.6, "relations": 0.03, "customWorkEnterprise": 0.1, "nis2": 0.15}
        for name, maker in makers.items():
            self.put(found, name, max(openness, spread.get(name, 0)), maker)
        self.put(found, "provider", 0.7, lambda: self.stream.choice(self.scheme.providers))
        spelled = {
            package: quote and {name: amount if amount is None else self.spell(amount) for name, amount in quote.items()}
            for package, quote in quotes.items()
        }
        self.put(found, "quotes", 0.4, lambda: spelled)
        found["decisionDate"] = date_text(today)
        self.put(found, "enterprise", 0.25, lambda: self.enterprise(found))
        return {name: found[name] for name in self.stream.shuffled(list(found))}
