"""An independent reference evaluator of the evaluation contract, version 1.

It shares nothing with the Rust implementation and prefers definitions over cleverness: unknown answers are enumerated
as worlds, unknown percentages by trying every percentage at which a kind changes, dates by trying every day on which
something lapses. All arithmetic is exact. Section names in the docstrings are those of the contract.

    python3 oracle.py < applications.jsonl > evaluations.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any, TypeAlias, TypeVar

from strict_json import MalformedJson, Number, Object, parse_json

T = TypeVar("T")
Date: TypeAlias = tuple[int, int, int]
Tri: TypeAlias = bool | None
Interval: TypeAlias = tuple[Fraction, Fraction | None]  # None: no upper bound

CENT = Fraction(1, 100)


# ---------------------------------------------------------------------------------------------------------------------
# Dates: the proleptic Gregorian calendar, by hand, as results may lie beyond the year 2999


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def anniversary(date: Date, years: int) -> Date:
    """Criteria: an anniversary of 29 February is 28 February in a year without one."""
    year, month, day = date
    return year + years, month, min(day, days_in(year + years, month))


def day_after(date: Date) -> Date:
    year, month, day = date
    if day < days_in(year, month):
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def parse_date(text: str) -> Date | None:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= days_in(year, month) else None


def date_text(date: Date | None) -> str | None:
    return None if date is None else "{:04}-{:02}-{:02}".format(*date)


# ---------------------------------------------------------------------------------------------------------------------
# "Application": the fields, each absent or null as None, or as its default

ACCEPTED_FORMS = "soleTrader liberalProfession nv bv cv vof commv esv se sce vzw foreign".split()
REFUSED_FORMS = (
    "partnershipWithoutPersonality unincorporatedAssociation silentPartnership temporaryPartnership"
).split()
JUDGED_FORMS = "ivzw foundation publicLaw".split()
PROVIDERS = (
    "apogado ba-sirius-legal cegeka conxion cranium cresco cronos-security ey axians group-k netcure nviso proximus-nxt "
    "pwc savaco sertalink toreon zerobit-grant-thornton-soteria"
).split()
MEASURES = ("headcount", "turnover", "balanceSheetTotal")
YEARS = ("lastYear", "yearBefore")
FIRST_DAY: Date = (2024, 4, 17)
MAX_LEVELS, MAX_RELATIONS, MAX_AWARDS = 8, 500, 1000


@dataclass(frozen=True)
class Enterprise:
    """The enterprise, or a relation's side of being one: figures by year and measure, and what stands under it."""

    figures: dict[tuple[str, str], Fraction]
    relations: list[Relation]


@dataclass(frozen=True)
class Relation(Enterprise):
    capital: Fraction | None
    voting: Fraction | None
    control: bool
    listed_investor: bool
    already_included: bool


@dataclass(frozen=True)
class Application:
    """A valid application; `answers` holds the plain fields by their names in the contract."""

    decision_date: Date
    answers: dict[str, Any]
    enterprise: Enterprise | None
    only_last_year: bool
    relations_answered: bool
    awards: list[tuple[Date, Fraction]] | None
    quotes: dict[str, tuple[Fraction, Fraction]]


class Reader:
    """Checks a parsed document against "Application", "Values" and "Errors", and collects every error."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, str]] = []
        self.dates_in_past: list[tuple[str, Date]] = []
        self.relation_count = 0
        self.too_deep = False

    def refuse(self, path: str, code: str) -> Any:
        """Notes an error; returns the None that a reader makes of a refused value."""
        self.errors.append((path, code))

    def fields(
        self, value: Any, path: str, spec: dict[str, Callable[[Any, str], Any]], *required: str
    ) -> dict[str, Any]:
        """The answered fields of an object, each by its reader; the other readers of this class are such readers."""
        if not isinstance(value, Object):
            self.refuse(path, "invalidType")
            return {}
        times = Counter(name for name, _ in value)
        prefix = f"{path}." if path else ""
        found = {}
        for name in times:
            if times[name] > 1:
                self.refuse(prefix + name, "duplicateField")
            elif name not in spec:
                self.refuse(prefix + name, "unknownField")
        for name, member in value:
            if times[name] == 1 and name in spec and member is not None:
                found[name] = spec[name](member, prefix + name)
        for name in required:
            if name not in found and times[name] < 2:
                self.refuse(prefix + name, "missing")
        return found

    def items(self, value: Any, path: str, reader: Callable[[Any, str], T]) -> list[T]:
        """The elements of a list; a null among them is left to the reader, which finds the wrong type."""
        if not isinstance(value, list) or isinstance(value, Object):
            self.refuse(path, "invalidType")
            return []
        return [reader(item, f"{path}[{index}]") for index, item in enumerate(value)]

    def of_type(self, kind: type[T]) -> Callable[[Any, str], T | None]:
        def read(value: Any, path: str) -> T | None:
            if isinstance(value, kind):
                return value
            self.refuse(path, "invalidType")
            return None

        return read

    def one_of(self, *names: str) -> Callable[[Any, str], str | None]:
        def read(value: Any, path: str) -> str | None:
            text = self.of_type(str)(value, path)
            if text is not None and text not in names:
                self.refuse(path, "unknownValue")
            return text

        return read

    def decimal(self, decimals: int, maximum: int) -> Callable[[Any, str], Fraction | None]:
        """Errors: the first that applies of `invalidType invalidDecimal negative tooPrecise outOfRange`."""

        def read(value: Any, path: str) -> Fraction | None:
            if not isinstance(value, (str, Number)):
                return self.refuse(path, "invalidType")
            if isinstance(value, str) and (len(value) > 40 or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)):
                return self.refuse(path, "invalidDecimal")
            number = Decimal(value) if isinstance(value, str) else value.value()
            if number < 0:
                return self.refuse(path, "negative")
            if number.is_infinite():
                return self.refuse(path, "outOfRange")
            exact = Fraction(number)
            if (exact * 10**decimals).denominator != 1:
                return self.refuse(path, "tooPrecise")
            if exact > maximum:
                return self.refuse(path, "outOfRange")
            return exact

        return read

    def date(self, value: Any, path: str) -> Date | None:
        """Errors: the first that applies of `invalidType invalidDate outOfRange` (`afterDecisionDate`: see below)."""
        if not isinstance(value, str):
            return self.refuse(path, "invalidType")
        date = parse_date(value)
        if date is None:
            return self.refuse(path, "invalidDate")
        if not 1900 <= date[0] <= 2999 or (path == "decisionDate" and date < FIRST_DAY):
            return self.refuse(path, "outOfRange")
        if path != "decisionDate":
            self.dates_in_past.append((path, date))
        return date

    def last_decision(self, value: Any, path: str) -> Date | str | None:
        return value if value == "none" else self.date(value, path)

    def postcode(self, value: Any, path: str) -> int | None:
        text = self.of_type(str)(value, path)
        if text is not None and not re.fullmatch(r"[1-9][0-9]{3}", text):
            return self.refuse(path, "outOfRange")
        return None if text is None else int(text)

    def figures(self, value: Any, path: str) -> dict[str, Fraction]:
        money = self.decimal(2, 10**12)
        return self.fields(
            value, path, {"headcount": self.decimal(4, 10**7), "turnover": money, "balanceSheetTotal": money}
        )

    def award(self, value: Any, path: str) -> tuple[Date, Fraction] | None:
        spec = {"grantedOn": self.date, "amount": self.decimal(2, 10**12)}
        found = self.fields(value, path, spec, "grantedOn", "amount")
        return (found["grantedOn"], found["amount"]) if len(found) == 2 else None

    def awards(self, value: Any, path: str) -> list[Any]:
        awards = self.items(value, path, self.award)
        if len(awards) > MAX_AWARDS:
            self.refuse(path, "tooMany")
        return awards

    def quote(self, value: Any, path: str) -> tuple[Any, Any]:
        money = self.decimal(2, 10**12)
        found = self.fields(value, path, {"base": money, "extensions": money}, "base")
        return found.get("base"), found.get("extensions", Fraction(0))

    def quotes(self, value: Any, path: str) -> dict[str, Any]:
        return self.fields(value, path, {package.id: self.quote for package in PACKAGES})

    def relations(self, level: int) -> Callable[[Any, str], list[Any]]:
        """A list of relations; `tooDeep` is said once and nothing below is looked into, `tooMany` counts all others."""

        def read(value: Any, path: str) -> list[Any]:
            if level > MAX_LEVELS and isinstance(value, list) and not isinstance(value, Object):
                if value and not self.too_deep:
                    self.too_deep = True
                    self.refuse(path, "tooDeep")
                return []
            found = self.items(value, path, self.relation(level))
            self.relation_count += len(found)
            return found

        return read

    def relation(self, level: int) -> Callable[[Any, str], Relation]:
        percent, flag = self.decimal(4, 100), self.of_type(bool)
        spec: dict[str, Callable[[Any, str], Any]] = {
            "name": self.of_type(str), "capital": percent, "voting": percent, "control": flag, "listedInvestor": flag,
            "alreadyIncluded": flag, "lastYear": self.figures, "yearBefore": self.figures,
            "relations": self.relations(level + 1),
        }

        def read(value: Any, path: str) -> Relation:
            found = self.fields(value, path, spec)
            return Relation(
                by_year_and_measure(found), found.get("relations", []), found.get("capital"), found.get("voting"),
                bool(found.get("control")), bool(found.get("listedInvestor")), bool(found.get("alreadyIncluded")),
            )

        return read

    def enterprise(self, value: Any, path: str) -> dict[str, Any]:
        flag = self.of_type(bool)
        spec = {"lastYear": self.figures, "yearBefore": self.figures, "newlyFounded": flag, "ownershipChanged": flag}
        return self.fields(value, path, spec)

    def application(self, document: Any) -> Application | None:
        """The application, or None where there are errors."""
        flag = self.of_type(bool)
        spec: dict[str, Callable[[Any, str], Any]] = {
            "decisionDate": self.date, "establishmentPostcode": self.postcode,
            "publicParticipation": self.decimal(4, 100),
            "legalForm": self.one_of(*ACCEPTED_FORMS, *REFUSED_FORMS, *JUDGED_FORMS), "mainActivityAccepted": flag,
            "negativeEquity": flag, "lastTrajectoryDecision": self.last_decision, "customWorkEnterprise": flag,
            "nis2": flag, "smeDeclared": flag, "enterprise": self.enterprise, "relations": self.relations(1),
            "deMinimis": self.awards, "quotes": self.quotes, "provider": self.one_of(*PROVIDERS),
        }
        if not isinstance(document, Object):
            return self.refuse("", "invalidType")
        found = self.fields(document, "", spec, "decisionDate")
        decision_date: Date | None = found.get("decisionDate")
        if self.relation_count > MAX_RELATIONS:
            self.refuse("relations", "tooMany")
        for path, date in self.dates_in_past:
            if decision_date is not None and date > decision_date:
                self.refuse(path, "afterDecisionDate")
        if self.errors or decision_date is None:
            return None
        own = found.get("enterprise")
        return Application(
            decision_date=decision_date,
            answers=found,
            enterprise=None if own is None else Enterprise(by_year_and_measure(own), found.get("relations", [])),
            only_last_year=own is not None and bool(own.get("newlyFounded") or own.get("ownershipChanged")),
            relations_answered="relations" in found,
            awards=found.get("deMinimis"),
            quotes=found.get("quotes", {}),
        )


def by_year_and_measure(found: dict[str, Any]) -> dict[tuple[str, str], Fraction]:
    return {(year, measure): value for year in YEARS for measure, value in found.get(year, {}).items()}


# ---------------------------------------------------------------------------------------------------------------------
# "Rules": size

CLASSES: dict[str, tuple[int, int, int]] = {
    "micro": (10, 2_000_000, 2_000_000),
    "small": (50, 10_000_000, 10_000_000),
    "medium": (250, 50_000_000, 43_000_000),
}
# A kind changes only at 25, just above 50, and at the ends; with four decimals these are all percentages that matter.
TELLING_PERCENTAGES = [Fraction(text) for text in ("0", "24.9999", "25", "50", "50.0001", "100")]
NOTHING: Interval = (Fraction(0), Fraction(0))


def add(a: Interval, b: Interval) -> Interval:
    return a[0] + b[0], None if a[1] is None or b[1] is None else a[1] + b[1]


def scale(share: Fraction, a: Interval) -> Interval:
    return share * a[0], None if a[1] is None else share * a[1]


def hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds them all."""
    uppers = [upper for _, upper in intervals]
    return min(lower for lower, _ in intervals), None if None in uppers else max(u for u in uppers if u is not None)


def kind(relation: Relation, capital: Fraction | None, voting: Fraction | None) -> str:
    """A relation's kind: the first that applies, were these its percentages."""
    if relation.already_included:
        return "included"
    if relation.control or (voting is not None and voting > 50):
        return "linked"
    if capital is None or voting is None:
        return "unknown"
    greater = max(capital, voting)
    if greater < 25:
        return "autonomous"
    return "exempt investor" if relation.listed_investor and greater <= 50 else "partner"


def aggregate(enterprise: Enterprise, partners: bool, figure: tuple[str, str]) -> Interval:
    """Aggregation, of one figure of one year; a missing one is [0, unknown)."""
    known = enterprise.figures.get(figure)
    own: Interval = (Fraction(0), None) if known is None else (known, known)
    return add(own, group(enterprise, partners, figure))


def group(enterprise: Enterprise, partners: bool, figure: tuple[str, str]) -> Interval:
    """What the relations of an enterprise add to its own figure."""
    total = NOTHING
    for relation in enterprise.relations:
        total = add(total, contribution(relation, partners, figure))
    return total


def contribution(relation: Relation, partners: bool, figure: tuple[str, str]) -> Interval:
    """What a relation adds; for an unknown kind the hull over every percentage its missing ones still allow."""
    if kind(relation, relation.capital, relation.voting) == "included":
        return group(relation, partners, figure)
    as_linked = aggregate(relation, partners, figure)
    as_whole_partner = aggregate(relation, False, figure) if partners else NOTHING

    def completed(capital: Fraction, voting: Fraction) -> Interval:
        match kind(relation, capital, voting):
            case "linked":
                return as_linked
            case "partner":
                return scale(max(capital, voting) / 100, as_whole_partner)
            case _:
                return NOTHING

    capitals = TELLING_PERCENTAGES if relation.capital is None else [relation.capital]
    votings = TELLING_PERCENTAGES if relation.voting is None else [relation.voting]
    return hull([completed(capital, voting) for capital, voting in product(capitals, votings)])


def below(ceiling: int, strictly: bool, value: Interval) -> Tri:
    """Figures are intervals: true or false only where the test holds or fails over the whole interval."""

    def holds(point: Fraction) -> bool:
        return point < ceiling if strictly else point <= ceiling

    if not holds(value[0]):
        return False
    return True if value[1] is not None and holds(value[1]) else None


def any_of(*tests: Tri) -> Tri:
    return True if True in tests else None if None in tests else False


def all_of(*tests: Tri) -> Tri:
    return False if False in tests else None if None in tests else True


def everyone(relations: list[Relation]) -> Iterator[Relation]:
    for relation in relations:
        yield relation
        yield from everyone(relation.relations)


def size(application: Application) -> tuple[Tri, dict[str, str | None], list[str]]:
    """Class of a year, and Warnings: whether it is an SME, the class of each year, the warnings."""
    classes: dict[str, str | None] = {year: None for year in YEARS}
    enterprise = application.enterprise
    if enterprise is None:
        return application.answers.get("smeDeclared"), classes, []
    sme_in: dict[str, Tri] = {}
    for year in YEARS[:1] if application.only_last_year else YEARS:
        headcount, turnover, balance = (aggregate(enterprise, True, (year, measure)) for measure in MEASURES)
        if not application.relations_answered:
            headcount, turnover, balance = (headcount[0], None), (turnover[0], None), (balance[0], None)
        tests: dict[str, Tri] = {
            name: all_of(
                below(heads, True, headcount), any_of(below(sales, False, turnover), below(assets, False, balance))
            )
            for name, (heads, sales, assets) in CLASSES.items()
        }
        sme_in[year] = tests["medium"]
        not_failed = [name for name, passed in tests.items() if passed is not False]
        classes[year] = "large" if not not_failed else not_failed[0] if tests[not_failed[0]] else None
    warnings = []
    for relation in everyone(enterprise.relations):
        if kind(relation, relation.capital, relation.voting) in ("partner", "exempt investor"):
            if max(relation.capital or 0, relation.voting or 0) == 25:
                warnings = ["shareExactly25"]
    if sme_in["lastYear"] is True and sme_in.get("yearBefore") is False:
        warnings.append("twoYearRule")
    return any_of(*sme_in.values()), classes, warnings


# ---------------------------------------------------------------------------------------------------------------------
# "Rules": criteria, packages, evaluation


@dataclass(frozen=True)
class Package:
    id: str
    minimum: Fraction
    maximum: Fraction


PACKAGES = (
    Package("start", Fraction(8_500), Fraction(10_800)),
    Package("medium", Fraction(17_000), Fraction(22_000)),
    Package("plus", Fraction(28_800), Fraction(35_000)),
)
DE_MINIMIS_CEILING = Fraction(300_000)
MAXIMUM_TOTAL, MAXIMUM_SUBSIDY = Fraction(60_000), Fraction(30_000)
STATES = {True: "met", False: "notMet", None: "unknown"}
World: TypeAlias = tuple[bool, bool, bool]  # customised-work enterprise, SME, NIS2


def money(amount: Fraction) -> str:
    cents = amount / CENT
    if cents.denominator != 1 or cents < 0:
        raise AssertionError(f"{amount} is no amount in cents")
    return f"{int(cents) // 100}.{int(cents) % 100:02}"


def subsidy(price: Fraction, rate: int) -> Fraction:
    """Packages: price x rate, rounded down to the cent."""
    return price * rate / 100 // CENT * CENT


def rate_in(world: World) -> int | None:
    """Beneficiary: the rate in a world, None where it is refused."""
    custom_work, sme, nis2 = world
    return 50 if custom_work or sme else 35 if nis2 else None


def first_day(candidates: list[Date], after: Date, holds: Callable[[Date], bool]) -> Date | None:
    """The first later day on which it holds, where that can only begin on one of the candidates."""
    return next((day for day in sorted(candidates) if day > after and holds(day)), None)


class Evaluator:
    """Rules, applied to one valid application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.answers = application.answers
        self.today = application.decision_date
        self.sme, self.classes, self.warnings = size(application)
        self.open_answers: tuple[Tri, Tri, Tri] = (
            self.answers.get("customWorkEnterprise"), self.sme, self.answers.get("nis2"),
        )
        self.worlds: list[World] = list(
            product(*([False, True] if known is None else [known] for known in self.open_answers))
        )
        self.outcomes = [rate_in(world) for world in self.worlds]
        self.possible_rates = sorted({rate for rate in self.outcomes if rate is not None}, reverse=True)
        self.lapses = [day_after(anniversary(granted, 3)) for granted, _ in application.awards or []]

    def used(self, day: Date) -> Fraction:
        """De minimis: an award counts on a day while it is not after the award's third anniversary."""
        awards = self.application.awards or []
        return sum((amount for granted, amount in awards if day <= anniversary(granted, 3)), Fraction(0))

    def headroom(self, day: Date) -> Fraction:
        return DE_MINIMIS_CEILING - self.used(day)

    def repeat(self, day: Date) -> Tri:
        """Criteria: met from the day after the fourth anniversary."""
        last = self.answers.get("lastTrajectoryDecision")
        return None if last is None else last == "none" or day > anniversary(last, 4)

    def de_minimis(self, day: Date) -> Tri:
        """De minimis: the criterion, against START's minimum at the rates of all worlds, a refused one as 50."""
        if self.application.awards is None:
            return None
        needed = [subsidy(PACKAGES[0].minimum, 50 if rate is None else rate) for rate in self.outcomes]
        if self.headroom(day) >= max(needed):
            return True
        return False if self.headroom(day) < min(needed) else None

    def criteria(self) -> dict[str, Tri]:
        answers = self.answers
        postcode, public = answers.get("establishmentPostcode"), answers.get("publicParticipation")
        form, negative_equity = answers.get("legalForm"), answers.get("negativeEquity")
        refused = [rate is None for rate in self.outcomes]
        return {
            "region": None if postcode is None else 1500 <= postcode <= 3999 or 8000 <= postcode <= 9999,
            "privateSector": None if public is None else public < 25,
            "legalForm": True if form in ACCEPTED_FORMS else False if form in REFUSED_FORMS else None,
            "mainActivity": answers.get("mainActivityAccepted"),
            "equity": None if negative_equity is None else not negative_equity,
            "repeat": self.repeat(self.today),
            "beneficiary": True if not any(refused) else False if all(refused) else None,
            "deMinimis": self.de_minimis(self.today),
        }

    def missing(self) -> list[str]:
        """Status: the unanswered questions that can still change status or rates."""

        def matters(index: int) -> bool:
            flipped = [tuple(not held if i == index else held for i, held in enumerate(w)) for w in self.worlds]
            return self.open_answers[index] is None and [rate_in(world) for world in flipped] != self.outcomes

        def unanswered(field: str) -> bool:
            return field not in self.answers

        questions = {
            "region": unanswered("establishmentPostcode"), "privateSector": unanswered("publicParticipation"),
            "legalForm": unanswered("legalForm"), "mainActivity": unanswered("mainActivityAccepted"),
            "equity": unanswered("negativeEquity"), "repeat": unanswered("lastTrajectoryDecision"),
            "customWorkEnterprise": matters(0), "size": matters(1), "nis2": matters(2),
            "deMinimis": unanswered("deMinimis"),
        }
        return [name for name, asked in questions.items() if asked]

    def available_from(self, criteria: dict[str, Tri]) -> Date | None:
        """Status: the first day on which `repeat` and `deMinimis` are both met, where these alone stand in the way."""
        not_met = {name for name, state in criteria.items() if state is False}
        clocks = {"repeat", "deMinimis"}
        if not not_met or not_met - clocks or None in (criteria[name] for name in clocks):
            return None
        last = self.answers["lastTrajectoryDecision"]
        free_again = [] if last == "none" else [day_after(anniversary(last, 4))]
        return first_day(
            self.lapses + free_again, self.today, lambda day: self.repeat(day) is True and self.de_minimis(day) is True
        )

    def fit(self, lowest: Fraction, highest: Fraction) -> dict[str, str | None]:
        """Packages: `deMinimis` and `deMinimisFrom` of a row."""
        if self.application.awards is None:
            return {"deMinimis": "unknown", "deMinimisFrom": None}
        headroom = self.headroom(self.today)
        if highest <= headroom:
            return {"deMinimis": "fits", "deMinimisFrom": None}
        later = first_day(self.lapses, self.today, lambda day: highest <= self.headroom(day))
        return {"deMinimis": "exceeds" if lowest > headroom else "partly", "deMinimisFrom": date_text(later)}

    def package(self, package: Package, rates: list[int]) -> dict[str, Any]:
        rows = []
        for rate in rates:
            low, high = subsidy(package.minimum, rate), subsidy(package.maximum, rate)
            own_low, own_high = package.minimum - low, package.maximum - high
            rows.append({
                "ratePercent": rate, "subsidy": {"min": money(low), "max": money(high)},
                "ownShare": {"min": money(own_low), "max": money(own_high)}, **self.fit(low, high),
            })
        price = {"min": money(package.minimum), "max": money(package.maximum)}
        return {"id": package.id, "price": price, "byRate": rows, "quote": self.quote(package, rates)}

    def quote(self, package: Package, rates: list[int]) -> dict[str, Any] | None:
        """Packages: the row of a quote; null when absent."""
        if package.id not in self.application.quotes:
            return None
        base, extensions = self.application.quotes[package.id]
        total = base + extensions
        issues = {
            "baseOutOfRange": not package.minimum <= base <= package.maximum,
            "extensionsNotOffered": package.id == "start" and extensions > 0,
            "totalAboveMaximum": extensions > 0 and total > MAXIMUM_TOTAL,
        }
        found = [name for name, applies in issues.items() if applies]
        rows = []
        for rate in [] if found else rates:
            amount = subsidy(total, rate)
            if extensions > 0:
                amount = min(amount, MAXIMUM_SUBSIDY)
            row = {"ratePercent": rate, "subsidy": money(amount), "ownShare": money(total - amount)}
            rows.append(row | self.fit(amount, amount))
        amounts = {"base": money(base), "extensions": money(extensions), "total": money(total)}
        return amounts | {"issues": found, "byRate": rows}

    def evaluation(self) -> dict[str, Any]:
        """Evaluation: the whole of it."""
        criteria = self.criteria()
        states = set(criteria.values())
        status = "ineligible" if False in states else "eligible" if states == {True} else "undetermined"
        refused = any(state is False for name, state in criteria.items() if name not in ("repeat", "deMinimis"))
        rates = [] if refused else self.possible_rates
        ineligible = status == "ineligible"
        used = self.used(self.today)
        return {
            "contract": 1, "rules": date_text(FIRST_DAY), "status": status, "rates": rates,
            "missing": [] if ineligible else self.missing(),
            "ask": ["legalForm"] if self.answers.get("legalForm") in JUDGED_FORMS and not ineligible else [],
            "warnings": self.warnings, "availableFrom": date_text(self.available_from(criteria)),
            "size": {"sme": self.sme, **self.classes},
            "criteria": {name: STATES[state] for name, state in criteria.items()},
            "deMinimis": None if self.application.awards is None else {
                "used": money(used), "headroom": money(max(DE_MINIMIS_CEILING - used, Fraction(0))),
            },
            "packages": [self.package(package, rates) for package in PACKAGES],
        }


def evaluate_line(raw: bytes) -> dict[str, Any]:
    """The evaluation of one raw line, or its errors."""
    reader = Reader()
    try:
        application = reader.application(parse_json(raw))
    except MalformedJson:
        application = reader.refuse("", "malformedJson")
    if application is None:
        return {"errors": [{"path": path, "code": code, "message": code} for path, code in reader.errors]}
    return Evaluator(application).evaluation()


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        sys.stdout.write(json.dumps(evaluate_line(line.removesuffix(b"\n"))) + "\n")
