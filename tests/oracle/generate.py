"""One valid application after another, crowding on the boundaries of a scheme: percentages, ceilings, prices, and days
(anniversaries, 29 February, each version's first day, the scheme's last)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from days import Date, anniversary, date_text, day_after, day_before, is_leap
from exact import CENT, ZERO, percent_of
from generate_group import SHARE_UNIT, GroupGenerator
from scheme import Scheme
from stream import Stream

FAR_DAYS = (  # leap years, centuries, the end of the calendar
    "2024-12-31 2026-11-23 2027-02-28 2027-03-01 2028-02-28 2028-02-29 2028-03-01 2032-02-29 2099-12-31 2100-02-28 "
    "2100-03-01 2103-03-01 2104-02-29 2400-02-29 2998-02-28 2999-02-28 2999-12-31"
).split()
LAST_DATE: Date = (2999, 12, 31)
FIRST_DATE: Date = (1900, 1, 1)


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


class Generator(GroupGenerator):
    """Makes applications of one scheme."""

    def __init__(self, stream: Stream, scheme: Scheme) -> None:
        super().__init__(stream, scheme)
        self.last = scheme.last_day or LAST_DATE
        self.days = [day for day in map(as_date, FAR_DAYS) if scheme.version_on(day)]
        self.borders = [scheme.versions[0].first_day, self.last, day_before(self.last)]
        for version in scheme.versions[1:]:
            self.borders += [day_before(version.first_day), version.first_day, day_after(version.first_day)]

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
            "relationsComplete": lambda: self.chance(0.4),
            "deMinimis": lambda: self.awards(today, quotes),
        }
        spread = {
            "smeDeclared": 0.6, "relations": 0.03, "relationsComplete": 0.7, "customWorkEnterprise": 0.1, "nis2": 0.15,
        }
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
