"""The program that checks counterfactuals: it passes what is right, sees what is wrong, and tries every telling point."""

from __future__ import annotations

import json
import unittest
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from application import Reader
from days import Date, anniversary, date_text, day_after
from generate import from_ordinal
from levers import FEW, Check, Lever, Points, Template, at, crossings, grid_text, levers, of_quote, verdict
from oracle import evaluate_line
from scheme import ROOT, Scheme, Version, read_scheme
from stream import Stream
from strict_json import parse_json

SCHEME = read_scheme(ROOT / "tests" / "schemes" / "three-versions")
FIRST, SECOND, THIRD = SCHEME.versions
Document = dict[str, Any]
Changes = list[dict[str, Any]]


def ask(lines: list[str]) -> list[str]:
    return [json.dumps(evaluate_line(line.encode(), SCHEME)) for line in lines]


def check(document: Document) -> Check:
    return Check(SCHEME, json.dumps(document), ask, FEW, Stream("levers test"))


def wrong(document: Document, changes: Changes) -> list[str]:
    return list(check(document).wrong(changes))


def answered(version: Version) -> Document:
    """Everything answered that does not hang on the size, on the version's first day."""
    return {
        "decisionDate": date_text(version.first_day), "establishmentPostcode": str(version.regions[0][0]),
        "publicParticipation": "0", "legalForm": version.accepted[0], "mainActivityAccepted": True,
        "negativeEquity": False, "lastTrajectoryDecision": "none", "customWorkEnterprise": False, "nis2": False,
        "relations": [], "deMinimis": [],
    }


def year(headcount: object) -> Document:
    return {"headcount": str(headcount), "turnover": "1", "balanceSheetTotal": "1"}


def too_large() -> Document:
    """At the ceiling of heads, in the only year that counts."""
    ceiling = THIRD.classes["medium"][0]
    return answered(THIRD) | {"enterprise": {"newlyFounded": True, "lastYear": year(ceiling)}}


def its_changes() -> Changes:
    rate, least = THIRD.rates["sme"], int(THIRD.classes["medium"][0] * 100) - 1
    return [
        {"path": "customWorkEnterprise", "value": True, "status": "eligible", "rates": [rate]},
        {"path": "nis2", "value": True, "status": "eligible", "rates": [THIRD.rates["nis2"]]},
        {"path": "enterprise.lastYear.headcount", "value": grid_text(least), "until": "0.00", "status": "eligible",
         "rates": [rate]},
        {"path": "enterprise.newlyFounded", "value": False, "status": "undetermined", "rates": [rate]},
    ]


def spoiled(changes: Changes) -> Iterator[tuple[str, Changes]]:
    """The changes with one thing wrong."""
    for index, change in enumerate(changes):
        yield f"without {change['path']}", changes[:index] + changes[index + 1 :]
        yield f"twice {change['path']}", changes[: index + 1] + changes[index:]
        for name, value in (("status", "ineligible"), ("rates", [1]), ("path", "enterprise.lastYear.turnover")):
            yield f"{name} of {change['path']}", [*changes[:index], change | {name: value}, *changes[index + 1 :]]
        if "until" not in change:
            yield f"until of {change['path']}", [*changes[:index], change | {"until": "0.00"}, *changes[index + 1 :]]
            continue
        for name in ("value", "until"):
            for step in (-1, 1):
                point = int(change[name].replace(".", "")) + step
                if point >= 0:
                    moved = change | {name: grid_text(point)}
                    yield f"{moved}", [*changes[:index], moved, *changes[index + 1 :]]
        yield "three decimals", [*changes[:index], change | {"value": change["value"] + "0"}, *changes[index + 1 :]]
    yield "another order", changes[::-1]


class Checking(unittest.TestCase):
    def test_what_is_right_passes_and_what_is_wrong_does_not(self) -> None:
        self.assertEqual(wrong(too_large(), its_changes()), [])
        for what, changes in spoiled(its_changes()):
            self.assertTrue(wrong(too_large(), deepcopy(changes)), what)

    def test_a_price_is_an_island(self) -> None:
        package = THIRD.packages[2]
        document = answered(THIRD) | {"smeDeclared": True, "quotes": {"plus": {"base": str(package.minimum)}}}
        low, high = int(package.minimum * 100), int(package.maximum * 100)
        base = {"path": "quotes.plus.base", "issues": ["baseOutOfRange"], "deMinimis": []}
        under = base | {"value": grid_text(low - 1), "until": "0.00"}
        over = base | {"value": grid_text(high + 1), "until": "1000000000000.00"}
        others = [
            {"path": path, "value": value, "status": "ineligible", "rates": []}
            for path, value in (("mainActivityAccepted", False), ("negativeEquity", True), ("smeDeclared", False))
        ]
        limit = THIRD.public_share_below
        public = {"path": "publicParticipation", "value": f"{limit:.2f}", "until": "100.00"} | {
            key: others[0][key] for key in ("status", "rates")
        }
        right = [public, *others, under, over]
        self.assertEqual(wrong(document, right), [])
        self.assertTrue(wrong(document, [*right[:-1]]))
        self.assertTrue(wrong(document, [*right[:-2], over, under]))
        self.assertTrue(wrong(document, [*right[:-1], over | {"until": grid_text(high + 2)}]))
        self.assertTrue(wrong(document, [*right[:-1], over | {"deMinimis": ["fits"]}]))

    def test_a_day_that_a_version_ends(self) -> None:
        """Two years under the second version, three under the third: free, blocked again, and free."""
        document = answered(SECOND) | {"decisionDate": "2026-07-01", "lastTrajectoryDecision": "2024-06-01"}
        document |= {"legalForm": "bv", "customWorkEnterprise": True}
        document |= {"publicParticipation": None, "mainActivityAccepted": None, "negativeEquity": None, "nis2": None}
        day = {"path": "decisionDate", "value": "2027-02-01", "until": "2027-06-01", "status": "ineligible", "rates": [40]}
        custom = {"path": "customWorkEnterprise", "value": False, "status": "undetermined", "rates": [40, 30]}
        self.assertEqual(wrong(document, [day, custom]), [])
        for name, other in (("value", "2027-02-02"), ("value", "2027-01-31"), ("until", "2027-06-02"), ("until", "2027-05-31")):
            self.assertTrue(wrong(document, [day | {name: other}, custom]), (name, other))
        self.assertTrue(wrong(document, [custom]))


class Trying(unittest.TestCase):
    def test_levers_stand_in_the_contracts_order(self) -> None:
        document = {
            "quotes": {"plus": {"extensions": "0", "base": "1"}, "start": {"base": "2"}}, "nis2": False,
            "enterprise": {"ownershipChanged": False, "yearBefore": {"headcount": "1"}, "lastYear": None},
            "relations": [{"relations": [{"voting": "1"}], "control": False, "capital": "1", "name": "A"}, {}],
            "decisionDate": "2024-05-01", "smeDeclared": None, "deMinimis": [], "relationsComplete": True,
        }
        self.assertEqual([lever.text for lever in levers(document)], [
            "decisionDate", "nis2", "enterprise.yearBefore.headcount", "enterprise.ownershipChanged",
            "relations[0].capital", "relations[0].control", "relations[0].relations[0].voting",
            "quotes.start.base", "quotes.plus.base", "quotes.plus.extensions",
        ])
        voting = Lever(("relations", 0, "relations", 0, "voting"), "1")
        self.assertEqual(at(json.loads(Template(document, voting)('"7"')), voting.path), "7")
        self.assertEqual(at(document, voting.path), "1")

    def test_a_straight_line_meets_its_limits(self) -> None:
        found = crossings([Fraction(0), Fraction(10)], [[Fraction(5), Fraction(1)], [Fraction(25), Fraction(1)]], [Fraction(9)])
        self.assertEqual(list(found), [Fraction(2)])

    def test_no_share_changes_the_outcome_where_no_point_is_tried(self) -> None:
        """Every point of the grid of a percentage, for relations of which it decides in different ways."""
        below = THIRD.classes["medium"][0]
        for other, heads, listed in (("10", below * 2, True), (None, below * 2, False)):
            relation = {"capital": "1", "voting": other, "listedInvestor": listed, "lastYear": year(heads)}
            own = {"newlyFounded": True, "lastYear": year(below - 1)}
            document = answered(THIRD) | {"enterprise": own, "relations": [relation]}
            lever = Lever(("relations", 0, "capital"), "1")
            template = Template(document, lever)
            read = Reader(SCHEME).application(parse_json(json.dumps(document).encode()))
            assert read is not None
            points = Points(SCHEME, read)
            points.other_shares = [Fraction(Decimal(share)) for share in ("1", other) if share is not None]
            telling = {floor(value * 100) for value in points.of_group(lever, template)}
            outcomes = [verdict(answer) for answer in ask([template(f'"{grid_text(at_)}"') for at_ in range(0, 10_001)])]
            borders = [at_ for at_ in range(1, 10_001) if outcomes[at_] != outcomes[at_ - 1]]
            for border in borders:
                self.assertTrue(any(abs(border - point) <= 3 for point in telling), (other, border))

    def test_no_price_changes_the_outcome_where_no_point_is_tried(self) -> None:
        package = THIRD.packages[2]
        base = (package.minimum + package.maximum) / 2 // 1
        awards = [{"grantedOn": date_text(THIRD.first_day), "amount": str(THIRD.de_minimis_ceiling - 9000)}]
        quote = {"base": str(base), "extensions": "1"}
        document = answered(THIRD) | {"smeDeclared": True, "deMinimis": awards, "quotes": {"plus": quote}}
        read = Reader(SCHEME).application(parse_json(json.dumps(document).encode()))
        assert read is not None
        lever = Lever(("quotes", "plus", "base"), str(base))
        template = Template(document, lever)
        telling = sorted({floor(value * 100) for value in Points(SCHEME, read).of_quote(lever)})
        euros = range(int(package.minimum) - 5000, int(THIRD.maximum_total) + 5000, 50)
        outcomes = [of_quote("plus", answer) for answer in ask([template(f'"{euro}.00"') for euro in euros])]
        steps = [(euros[i - 1], euros[i]) for i in range(1, len(euros)) if outcomes[i] != outcomes[i - 1]]
        self.assertGreaterEqual(len(steps), 3)
        for low, high in steps:
            self.assertTrue(any(low * 100 - 3 <= point <= high * 100 + 3 for point in telling), (low, high))

    def test_the_day_after_an_anniversary_is_tried(self) -> None:
        last = FIRST.first_day
        document = answered(FIRST) | {"lastTrajectoryDecision": date_text(last)}
        read = Reader(SCHEME).application(parse_json(json.dumps(document).encode()))
        assert read is not None
        days = set(Points(SCHEME, read).days())
        for version in SCHEME.versions:
            lapse = anniversary(last, version.repeat_years)
            self.assertTrue(any(day_after(lapse) == tried for tried in nearby(days)))


def nearby(days: set[int]) -> Iterator[Date]:
    for day in days:
        yield from (from_ordinal(day + step) for step in (-1, 0, 1))


if __name__ == "__main__":
    unittest.main()
