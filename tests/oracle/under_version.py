"""Rules: criteria, status, rates and amounts of one application under one version of the rules."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import TypeAlias

from application import Application
from days import Date, anniversary
from exact import ZERO, percent_of
from scheme import Package, Version
from size import Tri, size

World: TypeAlias = tuple[bool, bool, bool]  # customised-work enterprise, SME, NIS2


class UnderVersion:
    """One valid application under one version of the rules; what depends on the day within it takes the day."""

    def __init__(self, application: Application, version: Version) -> None:
        self.application = application
        self.answers = application.answers
        self.version = version
        self.sme, self.classes, self.warnings = size(application, version)
        self.open_answers: tuple[Tri, Tri, Tri] = (
            self.answers.get("customWorkEnterprise"), self.sme, self.answers.get("nis2"),
        )
        self.worlds: list[World] = list(
            product(*([False, True] if known is None else [known] for known in self.open_answers))
        )
        self.outcomes = [self.rate_in(world) for world in self.worlds]
        self.counting = [
            (anniversary(granted, version.de_minimis_years), amount) for granted, amount in application.awards or []
        ]
        self.used_on: dict[Date, Decimal] = {}

    def rate_in(self, world: World) -> int | None:
        """Beneficiary: the rate in a world, None where it is refused."""
        custom_work, sme, nis2 = world
        rates = self.version.rates
        return rates["sme"] if custom_work or sme else rates["nis2"] if nis2 else None

    def used(self, day: Date) -> Decimal:
        """De minimis: an award counts on a day while it is not after the award's anniversary."""
        if day not in self.used_on:
            self.used_on[day] = sum((amount for until, amount in self.counting if day <= until), ZERO)
        return self.used_on[day]

    def headroom(self, day: Date) -> Decimal:
        return self.version.de_minimis_ceiling - self.used(day)

    def repeat(self, day: Date) -> Tri:
        """Criteria: met from the day after the anniversary."""
        last = self.answers.get("lastTrajectoryDecision")
        return None if last is None else last == "none" or day > anniversary(last, self.version.repeat_years)

    def de_minimis(self, day: Date) -> Tri:
        """De minimis: the criterion, against START's minimum at the rates of all worlds, a refused one as an SME's."""
        if self.application.awards is None:
            return None
        start, if_refused = self.version.packages[0], self.version.rates["sme"]
        needed = [percent_of(if_refused if rate is None else rate, start.minimum) for rate in self.outcomes]
        if self.headroom(day) >= max(needed):
            return True
        return False if self.headroom(day) < min(needed) else None

    @cached_property
    def lasting(self) -> dict[str, Tri]:
        """The criteria that waiting leaves as they are."""
        answers, version = self.answers, self.version
        postcode, public = answers.get("establishmentPostcode"), answers.get("publicParticipation")
        form, negative_equity = answers.get("legalForm"), answers.get("negativeEquity")
        refused = [rate is None for rate in self.outcomes]
        return {
            "region": None if postcode is None else any(low <= postcode <= high for low, high in version.regions),
            "privateSector": None if public is None else public < version.public_share_below,
            "legalForm": True if form in version.accepted else False if form in version.refused else None,
            "mainActivity": answers.get("mainActivityAccepted"),
            "equity": None if negative_equity is None else not negative_equity,
            "beneficiary": True if not any(refused) else False if all(refused) else None,
        }

    def criteria(self, day: Date) -> dict[str, Tri]:
        states = self.lasting | {"repeat": self.repeat(day), "deMinimis": self.de_minimis(day)}
        order = ("region", "privateSector", "legalForm", "mainActivity", "equity", "repeat", "beneficiary", "deMinimis")
        return {name: states[name] for name in order}

    def status(self, day: Date) -> str:
        states = self.criteria(day).values()
        return "ineligible" if False in states else "undetermined" if None in states else "eligible"

    @cached_property
    def rates(self) -> list[int]:
        """Status: the possible rates, none where a criterion is not met that waiting does not mend."""
        if False in self.lasting.values():
            return []
        return sorted({rate for rate in self.outcomes if rate is not None}, reverse=True)

    def missing(self) -> list[str]:
        """Status: the unanswered questions that can still change status or rates."""

        def matters(index: int) -> bool:
            flipped = [tuple(not held if i == index else held for i, held in enumerate(w)) for w in self.worlds]
            return self.open_answers[index] is None and [self.rate_in(world) for world in flipped] != self.outcomes

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

    def ask(self) -> list[str]:
        answered = "legalForm" in self.answers
        return ["legalForm"] if answered and self.lasting["legalForm"] is None else []

    def kinds(self, rate: int) -> set[str]:
        """Versions of the rules: the kinds of a row; kinds that happen to be equal are one row, of either kind."""
        return {kind for kind, percentage in self.version.rates.items() if percentage == rate}

    def span(self, package: Package, rate: int) -> tuple[Decimal, Decimal]:
        """Packages: the lowest and the highest subsidy of a package's row."""
        return percent_of(rate, package.minimum), percent_of(rate, package.maximum)

    def issues(self, package: Package) -> list[str]:
        """Packages: what is wrong with the quote of a package."""
        base, extensions = self.application.quotes[package.id]
        found = {
            "baseOutOfRange": not package.minimum <= base <= package.maximum,
            "extensionsNotOffered": not package.extensions and extensions > 0,
            "totalAboveMaximum": extensions > 0 and base + extensions > self.version.maximum_total,
        }
        return [name for name, applies in found.items() if applies]

    def quote_subsidy(self, package: Package, rate: int) -> Decimal:
        """Packages: the subsidy of a quote, capped where it has extensions."""
        base, extensions = self.application.quotes[package.id]
        amount = percent_of(rate, base + extensions)
        return min(amount, self.version.maximum_subsidy) if extensions > 0 else amount
