"""What keeps the test data honest: named borders, frozen evaluations, the double entry."""

from __future__ import annotations

import json
import shutil
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path
from typing import Any

from borders import BorderError, on_border, worth
from double_entry import ENTRIES, check
from regenerate import CASES, RECORD, renew_folder
from scheme import ROOT, Scheme, read_scheme

# Made-up figures, which no change of the scheme touches.
MADE_UP = ROOT / "tests" / "schemes" / "three-versions"
SCHEME = read_scheme(MADE_UP)
DATES = {"decisionDate": (2028, 2, 29)}
FIRST = SCHEME.versions[0]
LAST = read_scheme(ROOT / "scheme").versions[-1]


class InAFolder(unittest.TestCase):
    """A copy of the scheme that a test may change."""

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.copy_scheme()

    def copy_scheme(self) -> None:
        shutil.copytree(ROOT / "scheme", self.folder / "scheme")

    def version(self, name: str) -> Path:
        return self.folder / "scheme" / f"{name}.toml"

    def put(self, name: str, figure: str, value: str) -> None:
        """Another value of a figure in a version's file."""
        path = self.version(name)
        head, mark, rest = path.read_text().partition(f'id = "{figure}"\nvalue = "')
        self.assertTrue(mark, figure)
        path.write_text(head + mark + value + rest[rest.index('"') :])

    def add_version(self, day: str, **figures: str) -> None:
        """A copy of the last version that begins on a day, with some figures changed."""
        last = sorted(path for path in self.version("x").parent.glob("2*.toml"))[-1]
        self.version(day).write_text(last.read_text().replace(f'"{last.stem}"', f'"{day}"'))
        for figure, value in figures.items():
            self.put(day, figure.replace("__", ".").replace("_", "-"), value)

    def scheme(self) -> Scheme:
        return read_scheme(self.folder / "scheme")

    def cases(self, name: str) -> list[dict[str, Any]]:
        return list(json.loads((self.folder / "cases" / f"{name}.json").read_text()))

    def put_case(self, name: str, index: int, case: dict[str, Any]) -> None:
        cases = self.cases(name)
        cases[index] = case
        (self.folder / "cases" / f"{name}.json").write_text(json.dumps(cases, indent=1))

    def renew(self) -> tuple[list[str], list[str], dict[Path, str]]:
        return renew_folder(self.folder / "cases", self.scheme())

    def write(self) -> tuple[list[str], list[str]]:
        refused, stale, written = self.renew()
        self.assertEqual(refused, [])
        for path, text in written.items():
            path.write_text(text)
        return stale, sorted(path.name for path in written)


class Borders(unittest.TestCase):
    def test_sums(self) -> None:
        for text, value in {
            "{size.medium.headcount.below} - 0.01": "239.99",
            "{de-minimis.ceiling} - 100000 - {rate.sme}% of {package.start.price.max}": "94600.01",
            "{region.1.first} - 1": "1499", "{region.2.last}": "9999", "{group.linked.above}": "52",
            "33.33% of 0.10": "0.03",
            "{decisionDate} - {repeat.years} years": "2023-02-28",
            "{decisionDate} - {de-minimis.years} years": "2024-02-29",
            "{decisionDate} + 1 day": "2028-03-01",
            "2024-02-29 + {repeat.years} years + 1 day": "2029-03-01",
        }.items():
            self.assertEqual(worth(text, FIRST, DATES), value, text)

    def test_what_is_no_sum(self) -> None:
        for text in [
            "", "{nothing}", "{region.1}", "{region.9.first}", "{package.start.extensions}", "1 +", "1 2", "+ 1", "1 - 2",
            "{decisionDate} - 1", "{repeat.years} years", "1 day", "{decisionDate} + 0.5 years", "50% of", "x", "{decisionDate",
            "2027-02-29 + 1 day",
        ]:
            with self.assertRaises(BorderError, msg=text):
                worth(text, FIRST, DATES)

    def test_a_path_that_is_not_there(self) -> None:
        for path in ["nis2", "relations[0].capital", "relations", "x y", "decisionDate.x"]:
            with self.assertRaises(BorderError, msg=path):
                on_border({"decisionDate": "2026-11-23"}, {path: "1"}, SCHEME)
        self.assertEqual(
            on_border({"decisionDate": "2026-11-23", "deMinimis": [{}, {"amount": "1"}]}, {"deMinimis[1].amount": "2"}, SCHEME),
            {"decisionDate": "2026-11-23", "deMinimis": [{}, {"amount": "2"}]},
        )


class Regenerating(InAFolder):
    """The cases under the first of the made-up versions, alone."""

    def copy_scheme(self) -> None:
        (self.folder / "scheme").mkdir()
        for name in (f"{FIRST.id}.toml", "providers.toml"):
            shutil.copy(MADE_UP / name, self.folder / "scheme")
        # Some cases have earlier aid of 200,000.
        self.put(FIRST.id, "de-minimis.ceiling", "320000.00")
        # Where nothing is recorded, nothing is frozen.
        shutil.copytree(CASES, self.folder / "cases", ignore=shutil.ignore_patterns(RECORD))
        self.write()

    def test_nothing_changed(self) -> None:
        self.assertEqual(self.renew(), ([], [], {}))

    def test_a_frozen_evaluation_is_refused_and_named(self) -> None:
        case = self.cases("size")[0]
        case["evaluation"]["status"] = "undetermined"
        self.put_case("size", 0, case)
        refused, _, _ = self.renew()
        self.assertEqual(len(refused), 1)
        self.assertIn(f"size.json: {case['name']}: frozen", refused[0])

    def test_a_case_without_an_evaluation_gets_one(self) -> None:
        case = self.cases("size")[0]
        evaluation = case.pop("evaluation")
        self.put_case("size", 0, case)
        self.assertEqual(self.write(), ([f"size.json: {case['name']}"], ["size.json"]))
        self.assertEqual(self.cases("size")[0]["evaluation"], evaluation)

    def test_a_changed_version_changes_its_cases_and_they_stay_on_their_borders(self) -> None:
        self.put(FIRST.id, "size.medium.headcount.below", "300")
        self.put(FIRST.id, "repeat.years", "6")
        _, written = self.write()
        self.assertIn("size.json", written)
        self.assertIn(RECORD, written)
        touched, too_many = self.cases("size")[0], self.cases("size")[1]
        self.assertEqual(touched["application"]["enterprise"]["lastYear"]["headcount"], "299.99")
        self.assertEqual((touched["evaluation"]["size"]["sme"], too_many["evaluation"]["size"]["sme"]), (True, False))
        blocked, free = self.cases("dates")[:2]
        self.assertEqual(blocked["application"]["lastTrajectoryDecision"], "2020-11-23")
        states = [case["evaluation"]["criteria"]["repeat"] for case in (blocked, free)]
        self.assertEqual(states, ["notMet", "met"])
        self.assertEqual(self.renew(), ([], [], {}))

    def test_a_new_version_changes_what_lies_in_it_and_dates_that_look_into_it(self) -> None:
        self.add_version("2027-01-01", de_minimis__ceiling="350000.00", repeat__years="6")
        stale, _ = self.write()
        self.assertEqual(self.renew(), ([], [], {}))
        leap = self.cases("dates")[3]
        self.assertEqual(leap["evaluation"]["rules"], "2027-01-01")
        room = Decimal(leap["evaluation"]["deMinimis"]["headroom"])
        self.assertGreater(room, 0)
        self.assertEqual(Decimal(leap["application"]["deMinimis"][0]["amount"]), Decimal(350_000) - room)
        first = [case for case in self.cases("dates") if case["evaluation"]["rules"] == FIRST.id]
        self.assertTrue(all(case["application"]["decisionDate"] < "2027-01-01" for case in first))
        self.assertIn("dates.json: both clocks block: the later one sets the date", stale, "looks into 2027")
        both = self.cases("dates")[10]["evaluation"]
        self.assertEqual((both["status"], both["availableFrom"]), ("ineligible", "2030-03-01"))

    def test_a_version_before_the_new_one_stays_frozen(self) -> None:
        case = self.cases("quotes")[0]
        case["evaluation"]["deMinimis"]["headroom"] = "1.00"
        self.put_case("quotes", 0, case)
        self.add_version("2027-01-01", repeat__years="6")
        refused, _, _ = self.renew()
        self.assertEqual([line.split(": frozen")[0] for line in refused], [f"quotes.json: {case['name']}"])

    def test_a_border_that_names_nothing_is_refused(self) -> None:
        self.put_case("size", 0, self.cases("size")[0] | {"border": {"nis2": "{size.medium.heads}"}})
        refused, _, _ = self.renew()
        self.assertIn("no figure 'size.medium.heads'", refused[0])


class DoubleEntry(InAFolder):
    def entered(self) -> list[str]:
        return check(self.folder / "scheme", ENTRIES)

    def test_as_it_stands(self) -> None:
        self.assertEqual(self.entered(), [])

    def test_a_version_without_its_entry(self) -> None:
        self.add_version("2999-01-01")
        self.assertIn("2999-01-01.toml: this version of the rules has no double entry", self.entered()[0])

    def test_an_entry_without_its_version(self) -> None:
        self.version(LAST.id).rename(self.version("2999-01-01"))
        self.assertEqual(len(self.entered()), 2)

    def test_a_figure_that_differs_is_missing_or_was_added(self) -> None:
        for figure, value in LAST.figures.items():
            self.setUp()
            self.put(LAST.id, figure, {"yes": "no", "no": "yes", "7": "8"}.get(value, "7"))
            self.assertEqual(len(self.entered()), 1, figure)
        path = self.version(LAST.id)
        path.write_text(path.read_text().replace('id = "rate.sme"', 'id = "rate.kmo"').replace(f'"{LAST.accepted[0]}", ', ""))
        self.assertEqual(len(self.entered()), 4)


if __name__ == "__main__":
    unittest.main()
