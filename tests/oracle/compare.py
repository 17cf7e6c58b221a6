"""Compares an engine with this evaluator: python3 compare.py ENGINE COUNT SEED [SCHEME]

ENGINE is the program `evaluate`, built with the figures of the folder SCHEME (scheme/ where it is not said). Every field
of the contract must be equal; fields beyond it are ignored. Errors are compared as sets of (path, code).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from lines import CHUNK, chunk_of_lines, chunks
from oracle import evaluate_line
from scheme import ROOT, Scheme, read_scheme
from strict_json import MalformedJson, tokens, unescape

SHOWN = 5
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


def compare(raw: bytes, answer: bytes, scheme: Scheme) -> list[str]:
    try:
        found = json.loads(answer)
    except ValueError:
        return ["the answer is no JSON"]
    expected = evaluate_line(raw, scheme)
    if "errors" in expected:
        return list(error_differences(raw, expected["errors"], found))
    if isinstance(found, dict) and "errors" in found:
        return list(error_differences(raw, [], found))
    return list(differences(expected, found))


def answers_of(engine: str, lines: list[bytes]) -> list[bytes]:
    """An engine's answers, one to each line."""
    text = b"".join(line + b"\n" for line in lines)
    run = subprocess.run([engine], input=text, stdout=subprocess.PIPE, check=False)
    answers = run.stdout.split(b"\n")[:-1]
    if run.returncode != 0 or len(answers) != len(lines):
        unanswered = lines[len(answers) :][:1]
        raise RuntimeError(
            f"{engine}: exit status {run.returncode}, {len(answers)} answers to {len(lines)} lines; "
            f"the first without: {unanswered}"
        )
    return answers


def compare_chunk(engine: str, scheme: Scheme, seed: int, chunk: int) -> list[str]:
    """What is said of each line of a chunk that is answered otherwise."""
    lines = list(chunk_of_lines(scheme, seed, chunk))
    said = []
    for raw, answer in zip(lines, answers_of(engine, lines)):
        found = compare(raw, answer, scheme)
        if found:
            said.append("\n".join([f"input:  {raw[:1500]!r}", f"answer: {answer[:500]!r}", *found[:10], ""]))
    return said


def main() -> int:
    engine, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    folder = ROOT / (sys.argv[4] if len(sys.argv) > 4 else "scheme")
    scheme = read_scheme(folder)
    numbers = chunks(count)
    with ProcessPoolExecutor() as pool:
        said = [one for found in pool.map(partial(compare_chunk, engine, scheme, seed), numbers) for one in found]
    print(*said[:SHOWN], sep="\n", end="")
    total = len(numbers) * CHUNK
    name = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else Path(folder)
    print(f"{name}: {total - len(said)} of {total} applications answered alike by both evaluators (seed {seed})")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
