"""Which comparisons stood before which release, in compared.toml: python3 record.py VERSION COUNT SEED adds one;
python3 record.py --check CHANGELOG fails where the newest heading there is a release without one."""

from __future__ import annotations

import json
import platform
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "compared.toml"
ENOUGH = 50_000
HEAD = """\
# Written by `make oracle`: so many generated applications of scheme/, and as many of tests/schemes/three-versions, were
# answered alike by the engine and the second evaluator. The seed gives the same ones again: make oracle SEED=...
"""


def releases() -> list[dict[str, Any]]:
    return list(tomllib.loads(FILE.read_text(encoding="utf-8"))["release"]) if FILE.exists() else []


def text(rows: list[dict[str, Any]]) -> str:
    def row(one: dict[str, Any]) -> str:
        named = (f"{name} = {json.dumps(value)}\n" for name, value in one.items())
        return "\n[[release]]\n" + "".join(named)

    return HEAD + "".join(map(row, rows))


def add(version: str, count: int, seed: int) -> None:
    found = {"version": version, "applications_of_each": count, "seed": seed, "python": platform.python_version()}
    FILE.write_text(text([row for row in releases() if row["version"] != version] + [found]), encoding="utf-8")


def fault(changelog: str, rows: list[dict[str, Any]]) -> str | None:
    """What is missing in the record of the release that the changelog begins with, if it begins with one."""
    heading = re.search(r"^## (\S+) - (.+)$", changelog, flags=re.MULTILINE)
    if heading is None or heading[2] == "unreleased":
        return None
    if any(row["version"] == heading[1] and row["applications_of_each"] >= ENOUGH for row in rows):
        return None
    return f"no comparison of {ENOUGH:,} applications stands before {heading[1]}: make oracle"


def main() -> int:
    if sys.argv[1] == "--check":
        said = fault(Path(sys.argv[2]).read_text(encoding="utf-8"), releases())
        print(said or "the newest release has its comparison, or there is none to come")
        return 1 if said else 0
    add(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
