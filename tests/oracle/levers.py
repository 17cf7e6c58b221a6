"""Checks counterfactuals by trying: python3 levers.py COUNT SEED LEVERS EVALUATE [SCHEME] [-- few]

LEVERS is the program `counterfactuals`, EVALUATE the program that is asked what each value leads to: the engine's own
`evaluate`, or `oracle` for the second evaluator, which then tries fewer points. Both are built with the figures of the
folder SCHEME (scheme/ where it is not said).

Per lever and side it tries every point of the grid near today's value, every point at which a ceiling, a threshold, a
price, a cap or what is left of the room can be met (solved from sums of its own) with its neighbours, both ends, points of
chance, and the borders of what is told. Up to the value told the outcome must be today's, from there to `until` the one told,
and another right after it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import floor
from pathlib import Path
from typing import Any, TypeAlias

from application import MEASURES, YEARS, Application, Reader
from days import Date, anniversary, date_text, parse_date
from document import Raw, dump
from generate import LAST_DATE, Generator, from_ordinal, ordinal
from scheme import PACKAGE_IDS, ROOT, Scheme, Version, read_scheme
from size import Group
from spoil import Breaker
from stream import Stream
from strict_json import parse_json

Path_: TypeAlias = tuple[str | int, ...]
Outcome: TypeAlias = tuple[Any, ...]
Ask: TypeAlias = Callable[[list[str]], list[str]]

FLAGS = ("mainActivityAccepted", "negativeEquity", "customWorkEnterprise", "nis2", "smeDeclared")
RELATION_FLAGS = ("control", "listedInvestor", "alreadyIncluded")
SHARES = ("capital", "voting")
MOST = {"headcount": 10**7, "turnover": 10**12, "balanceSheetTotal": 10**12, "share": 100, "money": 10**12}
MOST_RELATIONS, MOST_RELATIONS_AT_TIMES, AT_TIMES = 4, 16, 25  # so that a run ends; a bench takes care of the large ones
BROKEN_EVERY = 20
SHOWN = 5


@dataclass(frozen=True)
class Tries:
    """How many points are tried: steps on either side of today's value and of a border, and points of chance."""

    near: int
    around: int
    chance: int


MANY, FEW = Tries(200, 3, 300), Tries(2, 1, 4)


@dataclass(frozen=True)
class Lever:
    path: Path_
    today: Any

    @property
    def text(self) -> str:
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")


def at(document: Any, path: Path_) -> Any:
    """What stands at a path; None where it is absent."""
    for step in path:
        if document is None:
            return None
        document = document[step] if isinstance(step, int) else document.get(step)
    return document


def levers(document: dict[str, Any]) -> Iterator[Lever]:
    """Every answered value that is a lever, in the contract's order."""

    def answered(*paths: Path_) -> Iterator[Lever]:
        for path in paths:
            today = at(document, path)
            if today is not None:
                yield Lever(path, today)

    def figures(above: Path_) -> list[Path_]:
        return [(*above, year, measure) for year in YEARS for measure in MEASURES]

    def relations(above: Path_) -> Iterator[Lever]:
        for index in range(len(at(document, (*above, "relations")) or [])):
            own = (*above, "relations", index)
            yield from answered(*((*own, name) for name in (*SHARES, *RELATION_FLAGS)), *figures(own))
            yield from relations(own)

    yield from answered(("decisionDate",), ("publicParticipation",), *((flag,) for flag in FLAGS))
    yield from answered(*figures(("enterprise",)))
    yield from answered(("enterprise", "newlyFounded"), ("enterprise", "ownershipChanged"))
    yield from relations(())
    yield from answered(*(("quotes", package, part) for package in PACKAGE_IDS for part in ("base", "extensions")))


def number(value: Any) -> Fraction:
    """A decimal; a JSON number is the double nearest to it, in its shortest form."""
    return Fraction(Decimal(repr(float(value))) if isinstance(value, Raw) else Decimal(value))


def grid_text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


class Template:
    """The application's text around the value of a lever."""

    HOLE = "\ue000hole\ue000"

    def __init__(self, document: dict[str, Any], lever: Lever) -> None:
        holder = at(document, lever.path[:-1])
        holder[lever.path[-1]] = self.HOLE
        self.before, self.after = dump(document).split(json.dumps(self.HOLE, ensure_ascii=False))
        holder[lever.path[-1]] = lever.today

    def __call__(self, value: str) -> str:
        return self.before + value + self.after


STATUS = re.compile(r'"status": ?"(\w+)", ?"rates": ?\[([^]]*)\]')


def verdict(answer: str) -> Outcome:
    found = STATUS.search(answer)
    if found is None:
        raise AssertionError(answer[:300])
    return found[1], tuple(int(rate) for rate in re.findall("[0-9]+", found[2]))


def of_quote(package: str, answer: str) -> Outcome:
    row = next(row for row in json.loads(answer)["packages"] if row["id"] == package)
    return tuple(row["quote"]["issues"]), tuple(one["deMinimis"] for one in row["quote"]["byRate"])


def outcome_of(lever: Lever) -> Callable[[str], Outcome]:
    if lever.path[0] == "quotes":
        return partial(of_quote, str(lever.path[1]))
    return verdict


def promised(lever: Lever, change: dict[str, Any]) -> Outcome:
    if lever.path[0] == "quotes":
        return tuple(change["issues"]), tuple(change["deMinimis"])
    return change["status"], tuple(change["rates"])


# ------------------------------------------------------------------ where something can be met


def crossings(ends: list[Fraction], sums: list[list[Fraction]], limits: list[Fraction]) -> Iterator[Fraction]:
    """Where a sum that is a straight line from one of these ends to the next is one of the limits."""
    for low, high, at_low, at_high in zip(ends, ends[1:], sums, sums[1:]):
        for first, last in zip(at_low, at_high):
            if first != last:
                yield from (low + (limit - first) * (high - low) / (last - first) for limit in limits)


class Points:
    """The telling values of one application's levers."""

    def __init__(self, scheme: Scheme, application: Application) -> None:
        self.scheme, self.application = scheme, application
        version = scheme.version_on(application.decision_date)
        assert version is not None
        self.version: Version = version
        self.group = Group(version)

    def sums(self, line: str, figures: list[tuple[str, str]]) -> list[list[Fraction]]:
        """Both ends of each figure of the group in the application of a line; the lower one alone where there is no other."""
        read = Reader(self.scheme).application(parse_json(line.encode()))
        assert read is not None and read.enterprise is not None
        group = Group(self.version)
        ends = [group.aggregate(read.enterprise, True, figure) for figure in figures]
        return [[Fraction(end) for end in both if end is not None] for both in ends]

    def of_group(self, lever: Lever, template: Template) -> Iterator[Fraction]:
        if self.application.enterprise is None:
            return
        limits = dict(zip(MEASURES, zip(*self.version.classes.values())))
        year, measure = str(lever.path[-2]), str(lever.path[-1])
        if measure in MEASURES:
            figures, ends = [(year, measure)], [Fraction(0), Fraction(1000)]
        else:
            figures, ends = [(year, measure) for year in YEARS for measure in MEASURES], self.shares(lever)
            yield from ends
        at_ends = [self.sums(template(f'"{decimal_text(end)}"'), figures) for end in ends]
        for index, figure in enumerate(figures):
            own = [Fraction(limit) for limit in limits[figure[1]]]
            yield from crossings(ends, [sums[index] for sums in at_ends], own)

    def shares(self, lever: Lever) -> list[Fraction]:
        """The percentages at which a kind changes or the other percentage is overtaken, each with the next one."""
        step = Fraction(1, 10_000)
        found = {Fraction(0), Fraction(100)}
        others = [Fraction(self.version.partner_from), Fraction(self.version.linked_above), *self.other_shares]
        for share in others:
            found |= {share - step, share, share + step}
        return sorted(share for share in found if 0 <= share <= 100)

    other_shares: list[Fraction] = []

    def public_share(self) -> list[Fraction]:
        return [Fraction(self.version.public_share_below)]

    def of_quote(self, lever: Lever) -> Iterator[Fraction]:
        name, part = lever.path[1:]
        package = next(one for one in self.version.packages if one.id == name)
        base, extensions = (Fraction(amount) for amount in self.application.quotes[package.id])
        other = extensions if part == "base" else base
        yield from (Fraction(0), Fraction(package.minimum), Fraction(package.maximum))
        totals = [Fraction(self.version.maximum_total)]
        subsidies = [Fraction(self.version.maximum_subsidy)]
        if self.application.awards is not None:
            day = self.application.decision_date
            years = self.version.de_minimis_years
            used = sum(amount for granted, amount in self.application.awards if day <= anniversary(granted, years))
            subsidies.append(Fraction(self.version.de_minimis_ceiling) - Fraction(used))
        for subsidy in subsidies:
            for rate in self.version.rates.values():
                totals += [subsidy * 100 / rate, (subsidy + Fraction(1, 100)) * 100 / rate]
        yield from (total - other for total in totals)

    def days(self) -> Iterator[int]:
        """The days on which something begins or ends."""
        last = self.application.answers.get("lastTrajectoryDecision")
        for version in self.scheme.versions:
            yield ordinal(version.first_day)
            found = [anniversary(granted, version.de_minimis_years) for granted, _ in self.application.awards or []]
            if isinstance(last, tuple):
                found.append(anniversary(last, version.repeat_years))
            yield from (ordinal(day) for day in found if day <= LAST_DATE)


def decimal_text(value: Fraction) -> str:
    """A fraction of ten thousandths as a decimal."""
    parts = value * 10_000
    assert parts.denominator == 1, value
    return f"{parts.numerator // 10_000}.{parts.numerator % 10_000:04}"


# ------------------------------------------------------------------ trying


class Check:
    """All levers of one application against what is told of them."""

    def __init__(self, scheme: Scheme, line: str, ask: Ask, tries: Tries, stream: Stream) -> None:
        self.scheme, self.line, self.ask, self.tries, self.stream = scheme, line, ask, tries, stream
        self.document: dict[str, Any] = json.loads(line, parse_float=Raw, parse_int=Raw)
        read = Reader(scheme).application(parse_json(line.encode()))
        if read is None:
            raise AssertionError(f"no valid application: {line}")
        self.points = Points(scheme, read)
        self.now = ask([line])[0]
        self.tried = 0

    def wrong(self, changes: list[dict[str, Any]]) -> Iterator[str]:
        """What is told wrongly."""
        left = list(changes)
        for lever in levers(self.document):
            own = []
            while left and left[0].get("path") == lever.text:
                own.append(left.pop(0))
            if isinstance(lever.today, bool):
                yield from self.flag(lever, own)
            elif lever.path == ("decisionDate",):
                yield from self.day(lever, own)
            else:
                yield from self.number(lever, own)
        if left:
            yield f"not a lever, or not in its place: {left[0]}"

    def flag(self, lever: Lever, own: list[dict[str, Any]]) -> Iterator[str]:
        outcome = outcome_of(lever)
        other = not lever.today
        found = outcome(self.ask([Template(self.document, lever)("true" if other else "false")])[0])
        self.tried += 1
        expected = []
        if found != outcome(self.now):
            expected.append({"path": lever.text, "value": other, "status": found[0], "rates": list(found[1])})
        if own != expected:
            yield f"{lever.text}: expected {expected}, told {own}"

    def side(
        self, lever: Lever, template: Template, write: Callable[[int], str], first: int, last: int,
        telling: Iterable[int], change: tuple[int, int, Outcome] | None,
    ) -> Iterator[str]:
        """One side of today's value, from the nearest point to the last one."""
        step = 1 if last >= first else -1
        low, high = min(first, last), max(first, last)
        near = range(first, first + step * (self.tries.near + 1), step)
        points = {first, last, *near}
        points |= {self.stream.between(low, high) for _ in range(self.tries.chance // 2)}
        # Chance alone falls far away from everything, so half of it falls nearer by powers of two.
        points |= {first + step * ((high - low) >> self.stream.below(48)) for _ in range(self.tries.chance // 2)}
        borders = list(telling)
        if change is not None:
            value, until, _ = change
            borders += [value, until]
            points.add((value + until) // 2)
        for border in borders:
            points |= set(range(border - self.tries.around, border + self.tries.around + 1))
        wanted = sorted((point for point in points if low <= point <= high), key=lambda point: step * point)
        outcome, now = outcome_of(lever), outcome_of(lever)(self.now)
        answers = self.ask([template(write(point)) for point in wanted])
        self.tried += len(wanted)
        for point, answer in zip(wanted, answers):
            found = outcome(answer)
            if change is None or step * (change[0] - point) > 0:
                if found != now:
                    yield f"{lever.text}: {write(point)} gives {found}, told {change}"
                    return
            elif step * (change[1] - point) >= 0:
                if found != change[2] or found == now:
                    yield f"{lever.text}: {write(point)} gives {found}, told {change}"
                    return
            elif point == change[1] + step and found == change[2]:
                yield f"{lever.text}: {write(point)} gives {found} still, told {change}"
                return

    def number(self, lever: Lever, own: list[dict[str, Any]]) -> Iterator[str]:
        today, template = number(lever.today) * 100, Template(self.document, lever)
        kind = lever.path[-1]
        name = kind if kind in MEASURES else "money" if lever.path[0] == "quotes" else "share"
        last = MOST[str(name)] * 100
        self.points.other_shares = [
            number(value) for share in SHARES if (value := at(self.document, (*lever.path[:-1], share))) is not None
        ]
        if lever.path[0] == "publicParticipation":
            exact: list[Fraction] = self.points.public_share()
        elif lever.path[0] == "quotes":
            exact = list(self.points.of_quote(lever))
        else:
            exact = list(self.points.of_group(lever, template))
        telling = [floor(value * 100) for value in exact]
        changes = []
        for change in own:
            if not all(re.fullmatch(r"[0-9]+\.[0-9]{2}", str(change[key])) for key in ("value", "until")):
                yield f"{lever.text}: not on the grid: {change}"
                return
            value, until = (int(str(change[key]).replace(".", "")) for key in ("value", "until"))
            changes.append((value, until, promised(lever, change)))
        below = [change for change in changes if change[0] < today]
        above = [change for change in changes if change[0] > today]
        if changes != below + above or len(below) > 1 or len(above) > 1:
            yield f"{lever.text}: at most one on each side, the lower first: {own}"
            return
        lower, upper = -floor(-today) - 1, floor(today) + 1

        def write(point: int) -> str:
            return f'"{grid_text(point)}"'

        for first, end, told in ((lower, 0, below), (upper, last, above)):
            if 0 <= first <= last:
                yield from self.side(lever, template, write, first, end, telling, told[0] if told else None)
            elif told:
                yield f"{lever.text}: beyond the limits: {told}"

    def day(self, lever: Lever, own: list[dict[str, Any]]) -> Iterator[str]:
        first = ordinal(self.points.application.decision_date) + 1
        last = ordinal(self.scheme.last_day or LAST_DATE)
        changes = []
        for change in own:
            value, until = (parse_date(change[key]) for key in ("value", "until"))
            assert value is not None and until is not None
            changes.append((ordinal(value), ordinal(until), promised(lever, change)))
        if len(changes) > 1 or any(not first <= value <= until <= last for value, until, _ in changes):
            yield f"{lever.text}: one later day at most: {own}"
        elif first <= last:
            template = Template(self.document, lever)

            def write(day: int) -> str:
                return f'"{date_text(from_ordinal(day))}"'

            told = changes[0] if changes else None
            yield from self.side(lever, template, write, first, last, self.points.days(), told)


class Engine:
    """A program that answers a line with a line; it is asked in one process."""

    def __init__(self, command: list[str], scheme: Path) -> None:
        environment = {**os.environ, "CYBERSUBSIDIE_SCHEME": str(scheme)}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)

    def __call__(self, lines: list[str]) -> list[str]:
        given, answers = self.process.stdin, self.process.stdout
        assert given is not None and answers is not None
        text = "".join(line + "\n" for line in lines).encode()

        def write() -> None:
            given.write(text)
            given.flush()

        writer = threading.Thread(target=write)
        writer.start()
        found = [answers.readline().decode() for _ in lines]
        writer.join()
        if not all(found):
            raise RuntimeError(f"{self.process.args}: no answer to one of {lines[:1]}")
        return found

    def end(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()


class Levered(Generator):
    """Applications that can be tried whole: with a group of a few, and at times a larger one."""

    most = MOST_RELATIONS

    def relations(self) -> list[Any]:
        while True:
            found = super().relations()
            if count_relations(found) <= self.most:
                return found


def count_relations(found: list[Any]) -> int:
    return sum(1 + count_relations(one.get("relations") or []) for one in found)


def lines_of(scheme: Scheme, seed: str, numbers: range) -> Iterator[tuple[int, str | None, bytes]]:
    """Numbered lines: a valid application's text, or None for one that is not, and the raw line."""
    for number_ in numbers:
        stream = Stream(f"levers {seed} {number_}")
        if number_ % BROKEN_EVERY == BROKEN_EVERY - 1:
            yield number_, None, Breaker(stream, scheme).line().replace(b"\n", b" ")
            continue
        generator = Levered(stream, scheme)
        generator.most = MOST_RELATIONS_AT_TIMES if number_ % AT_TIMES == 0 else MOST_RELATIONS
        text = dump(generator.application()).replace("\n", " ")
        yield number_, text, text.encode()


def check_some(
    told_by: list[str], asked: list[str], folder: Path, tries: Tries, seed: str, numbers: range
) -> tuple[list[str], int, int]:
    """What is wrong with the applications of these numbers, how many changes were told, and how many points were tried."""
    scheme = read_scheme(folder)
    teller, evaluator = Engine(told_by, folder), Engine(asked, folder)
    said, told, tried = [], 0, 0
    for number_, text, raw in lines_of(scheme, seed, numbers):
        line = raw.decode(errors="surrogateescape")
        if text is None:
            if not raw.isascii():
                continue
            answer, expected = (json.loads(engine([line])[0]) for engine in (teller, evaluator))
            pairs = [{(e["path"], e["code"]) for e in found.get("errors", [])} for found in (answer, expected)]
            valid = "errors" not in expected and set(answer) == {"changes"}
            if pairs[0] != pairs[1] or not (valid or set(answer) == {"errors"}):
                said.append(f"{number_}: {line[:1500]}\n  errors: {pairs[0]}, expected {pairs[1]}\n")
            continue
        changes = json.loads(teller([text])[0])["changes"]
        check = Check(scheme, text, evaluator, tries, Stream(f"points {seed} {number_}"))
        wrong = list(check.wrong(changes))
        told, tried = told + len(changes), tried + check.tried
        if wrong:
            said.append("\n  ".join([f"{number_}: {text[:3000]}", *wrong[:5], ""]))
    teller.end()
    evaluator.end()
    return said, told, tried


def main() -> int:
    count, seed, told_by, asked = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    folder = ROOT / (sys.argv[5] if len(sys.argv) > 5 else "scheme")
    oracle = asked == "oracle"
    command = [sys.executable, "-B", str(Path(__file__).with_name("oracle.py"))] if oracle else [asked, "--brief"]
    size = 10
    parts = [range(start, min(start + size, count)) for start in range(0, count, size)]
    with ProcessPoolExecutor() as pool:
        work = partial(check_some, [told_by], command, folder, FEW if oracle else MANY, seed)
        found = list(pool.map(work, parts))
    said = [one for wrong, _, _ in found for one in wrong]
    print(*said[:SHOWN], sep="\n", end="")
    name = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
    told, tried = sum(told for _, told, _ in found), sum(tried for _, _, tried in found)
    by = "the second evaluator" if oracle else "trying"
    print(f"{name}: the levers of {count - len(said)} of {count} applications are as {by} has them: {told} changes, {tried} points")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
