"""What a change does: python3 impact.py COUNT SEED OLD-NAME OLD-ENGINE OLD-SCHEME NEW-ENGINE NEW-SCHEME

Generated applications are put to both engines, half of them crowding on the old scheme's borders and half on the new
one's. Counted are those that change status, rate, amount or date (or become valid or invalid), in all and by the
criterion whose state changes; of each count three examples, the shortest, are shown.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from answers import CRITERIA, contracted
from compare import answers_of
from lines import CHUNK, chunk_of_lines, chunks
from scheme import Scheme, read_scheme

KINDS = ("status", "rate", "amount", "date", "validity", "other")
NO_CRITERION = "(no criterion)"
EXAMPLES = 3
LONGEST = 1_200  # characters of an example

Example: TypeAlias = tuple[int, str, str]  # its length, the application, what changes
Cell: TypeAlias = tuple[str, str]  # a criterion, or none, and a kind of change


def amounts(answer: Any) -> Any:
    """All money of an answer; of a row that one answer alone has, the rate has changed, not the amount."""
    rows = {}
    for package in answer["packages"]:
        rows[package["id"], "price"] = package["price"]
        quote = package["quote"] or {"byRate": []}
        for name, part in (("row", package), ("quote", quote)):
            for row in part["byRate"]:
                rows[package["id"], name, row["ratePercent"]] = (row["subsidy"], row["ownShare"])
    return rows


def dates(answer: Any) -> Any:
    """The days from which something may be had, by row."""
    found = {("availableFrom",): answer["availableFrom"]}
    for package in answer["packages"]:
        quote = package["quote"] or {"byRate": []}
        for name, part in (("row", package), ("quote", quote)):
            for row in part["byRate"]:
                found[package["id"], name, row["ratePercent"]] = row["deMinimisFrom"]
    return found


def shared(old: dict[Any, Any], new: dict[Any, Any]) -> dict[str, tuple[Any, Any]]:
    """What both have and what differs, by its name."""
    return {" ".join(map(str, key)): (old[key], new[key]) for key in old if key in new and old[key] != new[key]}


def changes(old: Any, new: Any) -> dict[str, str]:
    """By kind of change: in words what it was and is. Nothing where two answers are the same."""
    if "errors" in old or "errors" in new:
        told = [json.dumps(one.get("errors", "valid")) for one in (old, new)]
        return {} if old == new else {"validity": f"{told[0]} -> {told[1]}"}
    found = {}
    if old["status"] != new["status"]:
        found["status"] = f"{old['status']} -> {new['status']}"
    if old["rates"] != new["rates"]:
        found["rate"] = f"rates {old['rates']} -> {new['rates']}"
    for kind, parts in (("amount", amounts), ("date", dates)):
        differing = shared(parts(old), parts(new))
        if differing:
            name, (before, after) = next(iter(differing.items()))
            found[kind] = f"{name} {json.dumps(before)} -> {json.dumps(after)}"
    ours = [{key: value for key, value in one.items() if key != "rules"} for one in (old, new)]
    if not found and ours[0] != ours[1]:
        found["other"] = ", ".join(key for key in ours[0] if ours[0][key] != ours[1][key])
    return found


def criteria(old: Any, new: Any) -> dict[str, str]:
    """By criterion whose state changed: what it was and is. One that only one engine knows counts too."""
    before, after = (one.get("criteria", {}) for one in (old, new))
    if not before or not after:
        return {}
    states = ((name, before.get(name, "(none)"), after.get(name, "(none)")) for name in before | after)
    return {name: f"{was} -> {is_now}" for name, was, is_now in states if was != is_now}


def shortest(examples: list[Example]) -> list[Example]:
    return sorted(set(examples))[:EXAMPLES]


def rows(counts: dict[Cell, int]) -> list[str]:
    """The rows of the table that have something: all, then the criteria in the contract's order, then none."""
    known = ["all", *CRITERIA]
    added = sorted({name for name, _ in counts} - {*known, NO_CRITERION})
    found = {name for name, _ in counts}
    return [name for name in (*known, *added, NO_CRITERION) if name in found]


def of_chunk(
    engines: tuple[str, str], schemes: tuple[Scheme, Scheme], seed: int, chunk: int
) -> tuple[dict[Cell, int], dict[Cell, list[Example]], int]:
    """Counts and examples of a chunk, and how many of its applications are answered otherwise."""
    lines = list(chunk_of_lines(schemes[chunk % 2], seed, chunk))
    counts: dict[Cell, int] = defaultdict(int)
    examples: dict[Cell, list[Example]] = defaultdict(list)
    otherwise = 0
    for line, before, after in zip(lines, answers_of(engines[0], lines), answers_of(engines[1], lines)):
        old, new = json.loads(before), json.loads(after)
        kinds = changes(contracted(old), contracted(new))
        otherwise += bool(kinds)
        moved = criteria(old, new) if kinds else {}
        for kind, told in kinds.items():
            for name in ("all", *(moved or [NO_CRITERION])):
                counts[name, kind] += 1
                said = told if name not in moved else f"{told}; {name} {moved[name]}"
                examples[name, kind].append((len(line), line.decode("utf-8", "replace").strip(), said))
    return dict(counts), {cell: shortest(found) for cell, found in examples.items()}, otherwise


def table(counts: dict[Cell, int]) -> Iterator[str]:
    names = rows(counts)
    width = max(map(len, names))
    yield " " * width + "".join(f"{kind:>10}" for kind in KINDS)
    for name in names:
        yield f"{name:<{width}}" + "".join(f"{counts.get((name, kind), 0):>10,}" for kind in KINDS)


def told(examples: dict[Cell, list[Example]]) -> Iterator[str]:
    cells = [(name, kind) for name in rows(dict.fromkeys(examples, 0)) for kind in KINDS]
    for name, kind in cells:
        if examples.get((name, kind)):
            yield f"\n{kind}, {name}:"
        for _, line, said in examples.get((name, kind), []):
            yield f"  {said}"
            yield f"    {line if len(line) <= LONGEST else line[:LONGEST] + ' ... (cut)'}"


def main() -> int:
    count, seed, name = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    engines = (sys.argv[4], sys.argv[6])
    schemes = (read_scheme(Path(sys.argv[5])), read_scheme(Path(sys.argv[7])))
    counts: dict[Cell, int] = defaultdict(int)
    examples: dict[Cell, list[Example]] = defaultdict(list)
    otherwise, numbers = 0, chunks(count)
    with ProcessPoolExecutor() as pool:
        for found, shown, changed in pool.map(partial(of_chunk, engines, schemes, seed), numbers):
            otherwise += changed
            for cell, number in found.items():
                counts[cell] += number
                examples[cell] = shortest(examples[cell] + shown[cell])
    total = len(numbers) * CHUNK
    print(f"From {name} to what stands here: of {total:,} applications (seed {seed}), {otherwise:,} are answered otherwise.")
    if otherwise:
        print("By the criterion whose state changes; an application may stand in several rows and columns.\n")
        print(*table(counts), "\nThree examples of each, as: before -> after, and the application.", *told(examples), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
