"""`availableFrom` and `deMinimisFrom` against a search that asks again for every later day, one after the other."""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from application import Application, Reader
from days import Date, date_text, day_after, day_before, parse_date
from document import dump
from generate import Generator
from oracle import Evaluator
from scheme import ROOT, Scheme, read_scheme
from stream import Stream
from strict_json import parse_json

REAL = read_scheme(ROOT / "scheme")
MADE_UP = read_scheme(ROOT / "tests" / "schemes" / "three-versions")
HORIZON = 6 * 366  # days: longer than any period in either scheme
Answer = dict[str, Any]


class AskedOnADay(Evaluator):
    """An evaluation that looks no day ahead."""

    @property
    def telling_days(self) -> list[Date]:
        return []


def rows(answer: Answer) -> Iterator[tuple[str, bool, Answer]]:
    """Every row: its package, whether it is the quote's, and itself."""
    for package in answer["packages"]:
        yield from ((package["id"], False, row) for row in package["byRate"])
        yield from ((package["id"], True, row) for row in (package["quote"] or {"byRate": []})["byRate"])


def kinds(scheme: Scheme, day: Date, rate: int) -> set[str]:
    version = scheme.version_on(day)
    return set() if version is None else {kind for kind, percentage in version.rates.items() if percentage == rate}


def asked_every_day(application: Application, scheme: Scheme, answer: Answer) -> Answer:
    """What the dates must be: the answer on its day is given, those of later days are asked for."""
    today = application.decision_date
    not_met = {name for name, state in answer["criteria"].items() if state == "notMet"}
    clocks = {answer["criteria"]["repeat"], answer["criteria"]["deMinimis"]}
    waiting: dict[Any, Any] = {}
    if not_met and not_met <= {"repeat", "deMinimis"} and "unknown" not in clocks:
        waiting["availableFrom"] = None
    for package, quoted, row in rows(answer):
        if row["deMinimis"] in ("exceeds", "partly"):
            waiting[package, quoted, row["ratePercent"]] = kinds(scheme, today, row["ratePercent"])
    found: Answer = {}
    day = today
    for _ in range(HORIZON):
        day = day_after(day)
        if not waiting or scheme.version_on(day) is None:
            break
        then = AskedOnADay(replace(application, decision_date=day), scheme).evaluation()
        met = then["criteria"]["repeat"] == then["criteria"]["deMinimis"] == "met"
        if "availableFrom" in waiting and met and then["status"] != "ineligible":
            found["availableFrom"] = date_text(day)
            del waiting["availableFrom"]
        for package, quoted, row in rows(then):
            own = kinds(scheme, day, row["ratePercent"])
            for key in [key for key, kind in waiting.items() if key[:2] == (package, quoted) and kind & own]:
                if row["deMinimis"] == "fits":
                    found[key] = date_text(day)
                    del waiting[key]
    return found


def given(answer: Answer) -> Answer:
    """The dates of an answer, by the names that the search gives them."""
    found = {(package, quoted, row["ratePercent"]): row["deMinimisFrom"] for package, quoted, row in rows(answer)}
    found["availableFrom"] = answer["availableFrom"]
    return {name: date for name, date in found.items() if date is not None}


class Short(Generator):
    """Applications without a group, from which a whole search is short; one in two waits for a clock."""

    def relations(self) -> list[Any]:
        return []


def waiting_applications(scheme: Scheme, seed: str, count: int) -> Iterator[tuple[Application, Answer]]:
    """Applications that have something to wait for."""
    generator = Short(Stream(seed), scheme)
    while count > 0:
        read = Reader(scheme).application(parse_json(dump(generator.application()).encode()))
        if read is None or read.decision_date[0] > 2990:
            continue
        answer = Evaluator(read, scheme).evaluation()
        fits = [row["deMinimis"] for _, _, row in rows(answer)]
        if answer["criteria"]["repeat"] == "notMet" or "exceeds" in fits or "partly" in fits:
            count -= 1
            yield read, answer


class LaterDays(unittest.TestCase):
    def agree(self, scheme: Scheme, seed: str, count: int) -> list[Answer]:
        said = []
        for application, answer in waiting_applications(scheme, seed, count):
            said.append(given(answer))
            self.assertEqual(said[-1], asked_every_day(application, scheme, answer), application)
        return said

    def test_the_scheme(self) -> None:
        self.assertTrue(any(self.agree(REAL, "later days", 20)))

    def test_three_versions(self) -> None:
        said = self.agree(MADE_UP, "later days", 80)
        dates = [parse_date(date) for found in said for date in found.values()]
        borders = [version.first_day for version in MADE_UP.versions[1:]]
        self.assertTrue(any(date in borders for date in dates), "some wait for a version")
        self.assertTrue(any(date not in borders for date in dates), "some wait for an anniversary")
        self.assertTrue(any(not found for found in said), "some wait in vain")

    def test_nothing_is_promised_after_the_last_day(self) -> None:
        last = MADE_UP.last_day
        assert last is not None
        line = {"decisionDate": date_text(day_before(last)), "lastTrajectoryDecision": date_text(day_before(last))}
        read = Reader(MADE_UP).application(parse_json(dump(line | {"deMinimis": []}).encode()))
        assert read is not None
        answer = Evaluator(read, MADE_UP).evaluation()
        self.assertEqual((answer["criteria"]["repeat"], answer["availableFrom"]), ("notMet", None))


if __name__ == "__main__":
    unittest.main()
