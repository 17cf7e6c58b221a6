"""Writes the evaluations of tests/cases/*.json again, by this evaluator alone: python3 regenerate.py [--check]

Only what falls under a changed version changes: an evaluation whose day's figures are the recorded ones (frozen.py) is
refused any other answer, and the case is named; of its dates, those may change that look into changed days. A case
without an evaluation gets one. --check writes nothing, and fails where something would be written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from borders import BorderError, on_border
from days import Date, parse_date
from frozen import Timeline, changed_from, read_timeline, timeline
from oracle import evaluate_line
from scheme import ROOT, Scheme, read_scheme

CASES = ROOT / "tests" / "cases"
RECORD = "frozen.toml"
DATES = ("availableFrom", "deMinimisFrom")


def raw_line(application: Any) -> bytes:
    """The line a case stands for: an application given as a string is the raw line itself."""
    return (application if isinstance(application, str) else json.dumps(application)).encode()


def outcome(application: Any, scheme: Scheme) -> dict[str, Any]:
    """What a case says of its application: its `evaluation`, or its `errors` without their messages."""
    found = evaluate_line(raw_line(application), scheme)
    if "errors" in found:
        return {"errors": [{"path": error["path"], "code": error["code"]} for error in found["errors"]]}
    return {"evaluation": found}


def same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether two outcomes are the same; errors in any order."""
    if "errors" in old and "errors" in new:
        return sorted(old["errors"], key=str) == sorted(new["errors"], key=str)
    return old == new


def dates_of(value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every place of an evaluation that holds a date found by looking ahead."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name in DATES:
                yield value, name
            else:
                yield from dates_of(member)
    elif isinstance(value, list):
        for member in value:
            yield from dates_of(member)


def looks_into(old: dict[str, Any], new: dict[str, Any], changed: Date) -> bool:
    """Whether two outcomes differ in nothing but dates that lie, before and now, on changed days or nowhere."""
    undated = [deepcopy(old), deepcopy(new)]
    found = [list(dates_of(one)) for one in undated]
    if len(found[0]) != len(found[1]):
        return False
    for (holder, name), (other, _) in zip(*found):
        dates = [parse_date(one[name]) for one in (holder, other) if one[name] is not None]
        if holder[name] != other[name] and any(day is not None and day < changed for day in dates):
            return False
        holder[name] = other[name] = None
    return undated[0] == undated[1]


def day_of(application: Any) -> Date | None:
    day = application.get("decisionDate") if isinstance(application, dict) else None
    return parse_date(day) if isinstance(day, str) else None


def renewed(case: dict[str, Any], scheme: Scheme, then: Timeline) -> dict[str, Any]:
    """The case as it should be; a BorderError says why it can't be, a PermissionError that it is frozen."""
    application = case["application"]
    if "border" in case:
        application = on_border(application, case["border"], scheme)
    new = outcome(application, scheme)
    old = {key: case[key] for key in ("evaluation", "errors") if key in case}
    result = {key: value for key, value in case.items() if key not in old} | {"application": application}
    if not old:
        return result | new
    if same(old, new) and application == case["application"]:
        return case
    day, now = day_of(application), timeline(scheme)
    changed = changed_from(then, now, day) if day is not None else None
    if day is None or changed is None or (changed != day and not looks_into(old, new, changed)):
        raise PermissionError
    return result | new


def renew_folder(folder: Path, scheme: Scheme) -> tuple[list[str], list[str], dict[Path, str]]:
    """What is refused, which cases are stale, and each file's new text where it is another."""
    then, now = read_timeline(folder / RECORD), timeline(scheme)
    refused, stale, written = [], [], {}
    for path in sorted(folder.glob("*.json")):
        text, cases = path.read_text(encoding="utf-8"), []
        for case in json.loads(text):
            where = f"{path.name}: {case['name']}"
            try:
                cases.append(renewed(case, scheme, then))
                if cases[-1] != case:
                    stale.append(where)
            except BorderError as error:
                refused.append(f"{where}: {error}")
            except PermissionError:
                refused.append(f"{where}: frozen: its figures did not change, and its answer would")
        new = json.dumps(cases, indent=1)
        if new != text:
            written[path] = new
    if now != then:
        written[folder / RECORD] = now.text()
    return refused, stale, written


def main() -> int:
    refused, stale, written = renew_folder(CASES, read_scheme(ROOT / "scheme"))
    names = ", ".join(path.name for path in written)
    if refused:
        print(*refused, "nothing is written", sep="\n")
        return 1
    if "--check" in sys.argv[1:]:
        print(*stale, f"stale: {names} (make regenerate)" if names else "tests/cases: as the second evaluator has it", sep="\n")
        return 1 if names else 0
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    print(f"tests/cases: {f'written: {names}, {len(stale)} cases' if names else 'all up to date, nothing written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
