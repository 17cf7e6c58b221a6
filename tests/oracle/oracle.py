"""An independent reference evaluator of the evaluation contract, version 1.

It shares nothing with the Rust implementation and prefers definitions over cleverness: unknown answers are enumerated
as worlds, unknown percentages by trying every percentage at which a kind changes, dates by evaluating every day on which
something can change. All arithmetic is exact, and every figure is read from the scheme's folder. Section names in the
docstrings are those of the contract.

    [CYBERSUBSIDIE_SCHEME=folder] python3 oracle.py < applications.jsonl > evaluations.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Any

from application import Application, Reader
from days import Date, anniversary, date_text, day_after
from exact import ZERO
from scheme import Package, Scheme, chosen_folder, read_scheme
from strict_json import MalformedJson, parse_json
from under_version import UnderVersion

STATES = {True: "met", False: "notMet", None: "unknown"}
CLOCKS = ("repeat", "deMinimis")  # the criteria that waiting can mend


def money(amount: Decimal) -> str:
    text = format(amount, ".2f")
    if Decimal(text) != amount or amount < 0:
        raise AssertionError(f"{amount} is no amount in cents")
    return text


class Evaluator:
    """Rules, applied to one valid application, on its own day and on later ones."""

    def __init__(self, application: Application, scheme: Scheme) -> None:
        self.application = application
        self.scheme = scheme
        self.today = application.decision_date
        self.views: dict[Date, UnderVersion] = {}
        now = self.on(self.today)
        if now is None:
            raise AssertionError("the reader lets no day pass that no version has")
        self.now: UnderVersion = now

    def on(self, day: Date) -> UnderVersion | None:
        """The application under the version of a day; None after the scheme's last day."""
        version = self.scheme.version_on(day)
        if version is None:
            return None
        if version.first_day not in self.views:
            self.views[version.first_day] = UnderVersion(self.application, version)
        return self.views[version.first_day]

    @cached_property
    def telling_days(self) -> list[Date]:
        """Every later day on which an answer may begin: a version's first, and the day after something lapses."""
        found = {version.first_day for version in self.scheme.versions}
        last = self.application.answers.get("lastTrajectoryDecision")
        for version in self.scheme.versions:
            lapsing = {anniversary(day, version.de_minimis_years) for day, _ in self.application.awards or []}
            if isinstance(last, tuple):
                lapsing.add(anniversary(last, version.repeat_years))
            found |= {day_after(day) for day in lapsing}
        return sorted(day for day in found if day > self.today)

    def first_day(self, holds: Callable[[UnderVersion, Date], bool]) -> Date | None:
        """The first later day on which it holds."""
        for day in self.telling_days:
            view = self.on(day)
            if view is not None and holds(view, day):
                return day
        return None

    def available_from(self) -> Date | None:
        """Versions of the rules: `availableFrom`, where the clocks alone stand in the way."""
        criteria = self.now.criteria(self.today)
        not_met = {name for name, state in criteria.items() if state is False}
        if not not_met or not_met - set(CLOCKS) or None in (criteria[name] for name in CLOCKS):
            return None

        def free(view: UnderVersion, day: Date) -> bool:
            return view.repeat(day) is True and view.de_minimis(day) is True and view.status(day) != "ineligible"

        return self.first_day(free)

    def fit(self, package: Package, rate: int, lowest: Decimal, highest: Decimal, quoted: bool) -> dict[str, str | None]:
        """Packages: `deMinimis` and `deMinimisFrom` of a row."""
        if self.application.awards is None:
            return {"deMinimis": "unknown", "deMinimisFrom": None}
        headroom = self.now.headroom(self.today)
        if highest <= headroom:
            return {"deMinimis": "fits", "deMinimisFrom": None}
        kinds = self.now.kinds(rate)

        def fits(view: UnderVersion, day: Date) -> bool:
            then = next(one for one in view.version.packages if one.id == package.id)
            if quoted and view.issues(then):
                return False
            rows = [one for one in view.rates if view.kinds(one) & kinds]
            needs = [view.quote_subsidy(then, one) if quoted else view.span(then, one)[1] for one in rows]
            return any(need <= view.headroom(day) for need in needs)

        later = self.first_day(fits)
        return {"deMinimis": "exceeds" if lowest > headroom else "partly", "deMinimisFrom": date_text(later)}

    def package(self, package: Package) -> dict[str, Any]:
        rows = []
        for rate in self.now.rates:
            low, high = self.now.span(package, rate)
            own_low, own_high = package.minimum - low, package.maximum - high
            rows.append({
                "ratePercent": rate, "subsidy": {"min": money(low), "max": money(high)},
                "ownShare": {"min": money(own_low), "max": money(own_high)},
                **self.fit(package, rate, low, high, False),
            })
        price = {"min": money(package.minimum), "max": money(package.maximum)}
        return {"id": package.id, "price": price, "byRate": rows, "quote": self.quote(package)}

    def quote(self, package: Package) -> dict[str, Any] | None:
        """Packages: the row of a quote; null when absent."""
        if package.id not in self.application.quotes:
            return None
        base, extensions = self.application.quotes[package.id]
        total, issues = base + extensions, self.now.issues(package)
        rows = []
        for rate in [] if issues else self.now.rates:
            amount = self.now.quote_subsidy(package, rate)
            row = {"ratePercent": rate, "subsidy": money(amount), "ownShare": money(total - amount)}
            rows.append(row | self.fit(package, rate, amount, amount, True))
        amounts = {"base": money(base), "extensions": money(extensions), "total": money(total)}
        return amounts | {"issues": issues, "byRate": rows}

    def evaluation(self) -> dict[str, Any]:
        """Evaluation: the whole of it."""
        now, today = self.now, self.today
        status = now.status(today)
        ineligible = status == "ineligible"
        return {
            "contract": 1, "rules": now.version.id, "status": status, "rates": now.rates,
            "missing": [] if ineligible else now.missing(), "ask": [] if ineligible else now.ask(),
            "warnings": now.warnings, "availableFrom": date_text(self.available_from()),
            "size": {"sme": now.sme, **now.classes},
            "criteria": {name: STATES[state] for name, state in now.criteria(today).items()},
            "deMinimis": None if self.application.awards is None else {
                "used": money(now.used(today)), "headroom": money(max(now.headroom(today), ZERO)),
            },
            "packages": [self.package(package) for package in now.version.packages],
        }


def evaluate_line(raw: bytes, scheme: Scheme) -> dict[str, Any]:
    """The evaluation of one raw line, or its errors."""
    reader = Reader(scheme)
    try:
        application = reader.application(parse_json(raw))
    except MalformedJson:
        application = reader.refuse("", "malformedJson")
    if application is None:
        return {"errors": [{"path": path, "code": code, "message": code} for path, code in reader.errors]}
    return Evaluator(application, scheme).evaluation()


def main() -> None:
    scheme = read_scheme(chosen_folder())
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(evaluate_line(line.removesuffix(b"\n"), scheme)) + "\n")


if __name__ == "__main__":
    main()
