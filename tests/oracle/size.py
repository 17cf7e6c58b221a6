"""Rules: a relation's kind, aggregation, the class of a year, and the warnings, under one version of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from application import MEASURES, YEARS, Application, Enterprise, Relation
from exact import ZERO
from scheme import Version

Tri: TypeAlias = bool | None
Interval: TypeAlias = tuple[Decimal, Decimal | None]  # None: no upper bound
Figure: TypeAlias = tuple[str, str]  # a year and a measure

NOTHING: Interval = (ZERO, ZERO)
SMALLEST_SHARE = Decimal("0.0001")


def add(a: Interval, b: Interval) -> Interval:
    return a[0] + b[0], None if a[1] is None or b[1] is None else a[1] + b[1]


def scale(percentage: Decimal, a: Interval) -> Interval:
    share = percentage.scaleb(-2)
    return share * a[0], None if a[1] is None else share * a[1]


def hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds them all."""
    uppers = [upper for _, upper in intervals]
    return min(lower for lower, _ in intervals), None if None in uppers else max(u for u in uppers if u is not None)


def any_of(*tests: Tri) -> Tri:
    return True if True in tests else None if None in tests else False


def all_of(*tests: Tri) -> Tri:
    return False if False in tests else None if None in tests else True


def below(ceiling: Decimal, strictly: bool, value: Interval) -> Tri:
    """Figures are intervals: true or false only where the test holds or fails over the whole interval."""

    def holds(point: Decimal) -> bool:
        return point < ceiling if strictly else point <= ceiling

    if not holds(value[0]):
        return False
    return True if value[1] is not None and holds(value[1]) else None


def everyone(relations: list[Relation]) -> Iterator[Relation]:
    for relation in relations:
        yield relation
        yield from everyone(relation.relations)


class Group:
    """Aggregation under one version; unknown percentages are tried out, every one at which a kind changes."""

    def __init__(self, version: Version) -> None:
        self.version = version
        telling = {ZERO, Decimal(100), version.partner_from, version.linked_above, version.linked_above + SMALLEST_SHARE}
        self.telling = sorted(telling | {version.partner_from - SMALLEST_SHARE})
        self.known_kinds: dict[int, tuple[Relation, set[tuple[str, Decimal]]]] = {}

    def kind(self, relation: Relation, capital: Decimal | None, voting: Decimal | None) -> str:
        """A relation's kind: the first that applies, were these its percentages."""
        linked_above = self.version.linked_above
        if relation.already_included:
            return "included"
        if relation.control or (voting is not None and voting > linked_above):
            return "linked"
        if capital is None or voting is None:
            return "unknown"
        greater = max(capital, voting)
        if greater < self.version.partner_from:
            return "autonomous"
        return "exempt investor" if relation.listed_investor and greater <= linked_above else "partner"

    def possible_kinds(self, relation: Relation) -> set[tuple[str, Decimal]]:
        """Every kind its missing percentages still allow, a partner's with its share in percent."""
        if id(relation) not in self.known_kinds:
            capitals = self.telling if relation.capital is None else [relation.capital]
            votings = self.telling if relation.voting is None else [relation.voting]
            found = set()
            for capital, voting in product(capitals, votings):
                kind = self.kind(relation, capital, voting)
                found.add((kind, max(capital, voting) if kind == "partner" else ZERO))
            self.known_kinds[id(relation)] = relation, found
        return self.known_kinds[id(relation)][1]

    def aggregate(self, enterprise: Enterprise, partners: bool, figure: Figure) -> Interval:
        """Aggregation, of one figure of one year; a missing one is [0, unknown)."""
        known = enterprise.figures.get(figure)
        own: Interval = (ZERO, None) if known is None else (known, known)
        return add(own, self.relations(enterprise, partners, figure))

    def relations(self, enterprise: Enterprise, partners: bool, figure: Figure) -> Interval:
        """What the relations of an enterprise add to its own figure."""
        total = NOTHING
        for relation in enterprise.relations:
            total = add(total, self.contribution(relation, partners, figure))
        return total

    def contribution(self, relation: Relation, partners: bool, figure: Figure) -> Interval:
        """What a relation adds; for an unknown kind the hull over all that are possible."""
        kinds = self.possible_kinds(relation)
        names = {kind for kind, _ in kinds}
        linked = self.aggregate(relation, partners, figure) if "linked" in names else NOTHING
        partner = self.aggregate(relation, False, figure) if partners and "partner" in names else NOTHING

        def as_one(kind: str, percentage: Decimal) -> Interval:
            match kind:
                case "linked":
                    return linked
                case "included":
                    return self.relations(relation, partners, figure)
                case "partner":
                    return scale(percentage, partner)
                case _:
                    return NOTHING

        return hull([as_one(kind, percentage) for kind, percentage in kinds])

    def is_exactly_at_partner(self, relation: Relation) -> bool:
        """Whether it is a partner or an exempt investor that stands exactly where a partner begins."""
        if self.kind(relation, relation.capital, relation.voting) not in ("partner", "exempt investor"):
            return False
        return max(relation.capital or ZERO, relation.voting or ZERO) == self.version.partner_from


def size(application: Application, version: Version) -> tuple[Tri, dict[str, str | None], list[str]]:
    """Class of a year, and Warnings: whether it is an SME, the class of each year, the warnings."""
    classes: dict[str, str | None] = {year: None for year in YEARS}
    enterprise, group = application.enterprise, Group(version)
    if enterprise is None:
        return application.answers.get("smeDeclared"), classes, []
    sme_in: dict[str, Tri] = {}
    for year in YEARS[:1] if application.only_last_year else YEARS:
        headcount, turnover, balance = (group.aggregate(enterprise, True, (year, measure)) for measure in MEASURES)
        if not application.relations_whole:
            headcount, turnover, balance = (headcount[0], None), (turnover[0], None), (balance[0], None)
        tests: dict[str, Tri] = {
            name: all_of(
                below(heads, True, headcount), any_of(below(sales, False, turnover), below(assets, False, balance))
            )
            for name, (heads, sales, assets) in version.classes.items()
        }
        sme_in[year] = tests["medium"]
        not_failed = [name for name, passed in tests.items() if passed is not False]
        classes[year] = "large" if not not_failed else not_failed[0] if tests[not_failed[0]] else None
    exactly = any(group.is_exactly_at_partner(relation) for relation in everyone(enterprise.relations))
    warnings = ["shareExactly25"] if exactly else []
    if sme_in["lastYear"] is True and sme_in.get("yearBefore") is False:
        warnings.append("twoYearRule")
    return any_of(*sme_in.values()), classes, warnings
