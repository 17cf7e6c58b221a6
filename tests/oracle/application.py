"""Reads an application: the contract's "Application", "Values" and "Errors"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from days import Date, parse_date
from exact import ZERO, decimals
from scheme import PACKAGE_IDS, Scheme
from strict_json import Number, Object

T = TypeVar("T")
MEASURES = ("headcount", "turnover", "balanceSheetTotal")
YEARS = ("lastYear", "yearBefore")
MAX_LEVELS, MAX_RELATIONS, MAX_AWARDS = 8, 500, 1000


@dataclass(frozen=True)
class Enterprise:
    """The enterprise, or a relation's side of being one: figures by year and measure, and what stands under it."""

    figures: dict[tuple[str, str], Decimal]
    relations: list[Relation]


@dataclass(frozen=True)
class Relation(Enterprise):
    capital: Decimal | None
    voting: Decimal | None
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
    relations_whole: bool  # answered, and no more of them than are listed
    awards: list[tuple[Date, Decimal]] | None
    quotes: dict[str, tuple[Decimal, Decimal]]


class Reader:
    """Checks a parsed document against "Application", "Values" and "Errors", and collects every error."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
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

    def decimal(self, places: int, maximum: int) -> Callable[[Any, str], Decimal | None]:
        """Errors: the first that applies of `invalidType invalidDecimal negative tooPrecise outOfRange`."""

        def read(value: Any, path: str) -> Decimal | None:
            if not isinstance(value, (str, Number)):
                return self.refuse(path, "invalidType")
            if isinstance(value, str) and (len(value) > 40 or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)):
                return self.refuse(path, "invalidDecimal")
            number = Decimal(value) if isinstance(value, str) else value.value()
            if number < 0:
                return self.refuse(path, "negative")
            if number.is_infinite():
                return self.refuse(path, "outOfRange")
            if decimals(number) > places:
                return self.refuse(path, "tooPrecise")
            return self.refuse(path, "outOfRange") if number > maximum else abs(number)

        return read

    def date(self, value: Any, path: str) -> Date | None:
        """Errors: the first that applies of `invalidType invalidDate outOfRange` (`afterDecisionDate`: see below)."""
        if not isinstance(value, str):
            return self.refuse(path, "invalidType")
        date = parse_date(value)
        if date is None:
            return self.refuse(path, "invalidDate")
        if not 1900 <= date[0] <= 2999 or (path == "decisionDate" and self.scheme.version_on(date) is None):
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

    def figures(self, value: Any, path: str) -> dict[str, Decimal]:
        money = self.decimal(2, 10**12)
        return self.fields(
            value, path, {"headcount": self.decimal(4, 10**7), "turnover": money, "balanceSheetTotal": money}
        )

    def award(self, value: Any, path: str) -> tuple[Date, Decimal] | None:
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
        return found.get("base"), found.get("extensions", ZERO)

    def quotes(self, value: Any, path: str) -> dict[str, Any]:
        return self.fields(value, path, {package: self.quote for package in PACKAGE_IDS})

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
            "legalForm": self.one_of(*self.scheme.legal_forms), "mainActivityAccepted": flag,
            "negativeEquity": flag, "lastTrajectoryDecision": self.last_decision, "customWorkEnterprise": flag,
            "nis2": flag, "smeDeclared": flag, "enterprise": self.enterprise, "relations": self.relations(1),
            "relationsComplete": flag, "deMinimis": self.awards, "quotes": self.quotes,
            "provider": self.one_of(*self.scheme.providers),
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
            relations_whole="relations" in found and found.get("relationsComplete", True),
            awards=found.get("deMinimis"),
            quotes=found.get("quotes", {}),
        )


def by_year_and_measure(found: dict[str, Any]) -> dict[tuple[str, str], Decimal]:
    return {(year, measure): value for year in YEARS for measure, value in found.get(year, {}).items()}
