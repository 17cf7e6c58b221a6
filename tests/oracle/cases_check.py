"""Runs every case of the contract (tests/cases/*.json) through the oracle: python3 cases_check.py"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from oracle import evaluate_line

CASES = Path(__file__).resolve().parent.parent / "cases"


def raw_line(application: Any) -> bytes:
    """The line a case stands for: an application given as a string is the raw line itself."""
    return (application if isinstance(application, str) else json.dumps(application)).encode()


def error_set(evaluation: dict[str, Any]) -> set[tuple[str, str]] | None:
    """The errors without their messages and order; None where the evaluation has none."""
    return {(error["path"], error["code"]) for error in evaluation["errors"]} if "errors" in evaluation else None


def passes(case: dict[str, Any]) -> bool:
    found = evaluate_line(raw_line(case["application"]))
    if "errors" in case:
        return error_set(found) == error_set(case) and len(found["errors"]) == len(case["errors"])
    return bool(found == case["evaluation"])


def main() -> int:
    failed = total = 0
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            total += 1
            if not passes(case):
                failed += 1
                print(f"{path.name}: {case['name']}: {json.dumps(evaluate_line(raw_line(case['application'])))}")
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
