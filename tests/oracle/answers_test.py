"""The recorded answers and comparisons; the generator; some of the contract's own sentences."""

from __future__ import annotations

import json
import unittest
from decimal import Inexact
from typing import Any

from answers import contracted, questions, verdict
from exact import CENT, ZERO, percent_of
from lines import CHUNK, chunk_of_lines
from oracle import evaluate_line
from record import fault
from scheme import ROOT, read_scheme

SCHEME = read_scheme(ROOT / "scheme")
MADE_UP = read_scheme(ROOT / "tests" / "schemes" / "three-versions")
OLD, NEW = "sha256:" + "0" * 64, "sha256:" + "1" * 64
RELEASED = f"## 1.0.0 - 2026-11-24\n\nAnswers: {OLD}\n\n### Rules\n\n- Something.\n"


def changelog(rules: str, code: str = "") -> str:
    return f"# Changelog\n\n## 1.1.0 - unreleased\n\n### Rules\n\n{rules}\n\n### Code\n\n{code}\n\n{RELEASED}"


def answer(application: dict[str, Any]) -> Any:
    return evaluate_line(json.dumps(application).encode(), SCHEME)


class Answers(unittest.TestCase):
    def test_the_changelog_must_say_what_changed(self) -> None:
        for fits, text, found in [
            (True, changelog("- None."), OLD), (False, changelog("- None."), NEW),
            (True, changelog(f"- Another.\n  Answers: {NEW}"), NEW), (False, changelog(f"Answers: {OLD}"), NEW),
            (False, changelog("- None.", f"Answers: {NEW}"), NEW),  # it must stand under Rules
            (False, changelog(f"Answers: {NEW}"), OLD),  # what it says has not happened
            (False, changelog(f"Answers: {NEW}, Answers: {OLD}"), NEW),
            (True, RELEASED, OLD), (False, RELEASED, NEW), (False, "# Changelog\n", OLD),
            (False, RELEASED.replace("Answers", "").replace("sha256", ""), OLD),
        ]:
            self.assertEqual(verdict(text, found)[0], fits, text)

    def test_added_fields_do_not_count_and_the_contract_s_do(self) -> None:
        whole = evaluate_line(questions()[0], SCHEME)
        more = json.loads(json.dumps(whole).replace('"id": "start"', '"id": "start", "added": 1'))
        self.assertEqual(contracted(more | {"trace": []}), contracted(whole))
        self.assertNotEqual(contracted(whole | {"status": "?"}), contracted(whole))
        with self.assertRaises(KeyError):
            contracted({name: value for name, value in whole.items() if name != "size"})
        with self.assertRaisesRegex(ValueError, "socialDebts"):
            contracted(whole | {"criteria": whole["criteria"] | {"socialDebts": "met"}})
        fewer = whole | {"criteria": {name: state for name, state in whole["criteria"].items() if name != "equity"}}
        self.assertNotEqual(contracted(fewer), contracted(whole))
        first, second = {"path": "a", "code": "missing", "message": "x"}, {"path": "b", "code": "negative", "message": "y"}
        self.assertEqual(contracted({"errors": [first, second]}), contracted({"errors": [second, first | {"message": "z"}]}))

    def test_a_release_has_its_comparison(self) -> None:
        row = {"version": "1.0.0", "applications_of_each": 50_000, "seed": 1}
        self.assertIsNone(fault(changelog("- None."), []))
        self.assertIsNone(fault(RELEASED, [row]))
        for rows in ([], [row | {"version": "0.9.0"}], [row | {"applications_of_each": 10_000}]):
            self.assertIn("make oracle", str(fault(RELEASED, rows)))


class Generating(unittest.TestCase):
    def test_a_seed_gives_the_same_lines(self) -> None:
        lines = list(chunk_of_lines(MADE_UP, 5, 3))
        self.assertEqual(len(lines), CHUNK)
        self.assertEqual(lines, list(chunk_of_lines(MADE_UP, 5, 3)))
        self.assertNotEqual(lines, list(chunk_of_lines(MADE_UP, 6, 3)))

    def test_it_reaches_every_border(self) -> None:
        lines = (line for chunk in range(6) for line in chunk_of_lines(MADE_UP, 1, chunk))
        text = b"\n".join(lines).decode("utf-8", "replace")
        days = ["2024-04-16", "2024-04-17", "2031-03-31", "2031-04-01", "2028-02-29"]
        wanted = [f'"decisionDate": "{day}"' for day in days + [version.id for version in MADE_UP.versions]]
        for version in MADE_UP.versions:
            shares = [version.partner_from, version.linked_above, version.public_share_below]
            wanted += [f'"{share}"' for share in shares]
            wanted += [f"{package.maximum + CENT}" for package in version.packages]
        self.assertEqual([one for one in wanted if one not in text], [])


class Contract(unittest.TestCase):
    def test_nothing_is_rounded_but_a_subsidy(self) -> None:
        self.assertEqual(str(percent_of(35, CENT * 100_001)), "350.00")
        with self.assertRaises(Inexact):
            _ = (ZERO + 1) / 3

    def test_a_group_that_may_not_be_whole_has_no_upper_bound(self) -> None:
        figures = {"headcount": "40", "turnover": "1", "balanceSheetTotal": "1"}
        own = {"decisionDate": "2026-11-24", "enterprise": {"lastYear": figures, "yearBefore": figures}}
        large = {"lastYear": {"headcount": "300"}, "yearBefore": {"headcount": "300"}, "control": True}
        for group, sme in [
            ({"relations": []}, True), ({}, None), ({"relations": [], "relationsComplete": False}, None),
            ({"relations": [], "relationsComplete": None}, True), ({"relations": [large], "relationsComplete": False}, False),
        ]:
            self.assertEqual(answer(own | group)["size"]["sme"], sme, group)

    def test_a_day_that_no_version_has(self) -> None:
        for day, scheme in [("2024-04-16", SCHEME), ("2031-04-01", MADE_UP)]:
            found = evaluate_line(json.dumps({"decisionDate": day}).encode(), scheme)
            self.assertEqual([(e["path"], e["code"]) for e in found["errors"]], [("decisionDate", "outOfRange")])


if __name__ == "__main__":
    unittest.main()
