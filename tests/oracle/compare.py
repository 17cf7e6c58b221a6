"""Compares a binary with the oracle on generated lines: [EVALUATE=path] python3 compare.py SEED COUNT [--bad]

Every field of the contract must be equal; fields beyond it are ignored. Errors are compared as sets of (path, code).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from generate import lines
from oracle import evaluate_line
from strict_json import MalformedJson, tokens, unescape

ROOT = Path(__file__).resolve().parent.parent.parent
BATCH = 2_000
SHOWN = 10
MALFORMED = {("", "malformedJson")}
DEEP = 100  # levels of nesting; no valid application has half as many


def differences(expected: Any, found: Any, path: str = "") -> Iterator[str]:
    """Where a found value is not what was expected; more fields than expected are fine, other types are not."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            if name in found:
                yield from differences(value, found[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: not there"
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (value, other) in enumerate(zip(expected, found)):
            yield from differences(value, other, f"{path}[{index}]")
    elif type(expected) is not type(found) or expected != found:
        yield f"{path}: expected {json.dumps(expected)}, found {json.dumps(found)}"


def may_be_malformed(raw: bytes) -> bool:
    """Whether `malformedJson` is open: a number too large for a double, very deep nesting, half a surrogate pair."""
    depth = deepest = 0
    try:
        for kind, text in tokens(raw.decode()):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(kind, 0)
            deepest = max(deepest, depth)
            if kind == "number" and abs(float(text)) == float("inf"):
                return True
            if kind == "string" and "\ufffd" in unescape(text):
                return True
    except (MalformedJson, UnicodeDecodeError):
        return True
    return deepest > DEEP


def error_differences(raw: bytes, expected: list[dict[str, str]], found: Any) -> Iterator[str]:
    """Where an invalid application is not answered with exactly its errors."""
    if not isinstance(found, dict) or set(found) != {"errors"} or not isinstance(found["errors"], list):
        yield f"expected nothing but errors {[(e['path'], e['code']) for e in expected]}"
        return
    try:
        pairs = [(error["path"], error["code"]) for error in found["errors"]]
        if not all(isinstance(error["message"], str) and error["message"] for error in found["errors"]):
            yield "an error without a message"
    except (TypeError, KeyError):
        yield "an error without a path, a code or a message"
        return
    wanted = {(error["path"], error["code"]) for error in expected}
    if len({path for path, _ in pairs}) != len(pairs):
        yield "a path with two errors"
    if set(pairs) != wanted and not (set(pairs) == MALFORMED and may_be_malformed(raw)):
        yield f"errors: not found {sorted(wanted - set(pairs))}, not expected {sorted(set(pairs) - wanted)}"


def compare(raw: bytes, answer: bytes) -> list[str]:
    try:
        found = json.loads(answer)
    except ValueError:
        return ["the answer is no JSON"]
    expected = evaluate_line(raw)
    if "errors" in expected:
        return list(error_differences(raw, expected["errors"], found))
    if isinstance(found, dict) and "errors" in found:
        return list(error_differences(raw, [], found))
    return list(differences(expected, found))


def main() -> int:
    seed, count = (int(argument) for argument in sys.argv[1:3])
    binary = os.environ.get("EVALUATE", str(ROOT / "target/release/examples/evaluate"))
    passed = failed = 0
    generated = lines(seed, count, "--bad" in sys.argv[3:])
    while batch := list(islice(generated, BATCH)):
        text = b"".join(line + b"\n" for line in batch)
        run = subprocess.run([binary], input=text, stdout=subprocess.PIPE, check=False)
        answers = run.stdout.split(b"\n")[:-1]
        if run.returncode != 0 or len(answers) != len(batch):
            print(f"exit status {run.returncode}, {len(answers)} answers to {len(batch)} lines")
            print("first line without an answer:", *(repr(line[:4000]) for line in batch[len(answers) :][:1]))
            failed += len(batch)
            continue
        for raw, answer in zip(batch, answers):
            found = compare(raw, answer)
            passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
            if found and failed <= SHOWN:
                print(f"input:  {raw[:4000]!r}", f"answer: {answer[:4000]!r}", *found[:20], "", sep="\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
