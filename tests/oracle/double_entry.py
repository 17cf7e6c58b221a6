"""The figures of every version stand a second time, entered by hand in tests/double_entry/<first day>.toml:
python3 double_entry.py [SCHEME [ENTRIES]] fails where a version has no such file, or where the two differ."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from scheme import ROOT, version_files

ENTRIES = ROOT / "tests" / "double_entry"


def alike(written: Any, entered: Any) -> bool:
    """Whether two entries are the same value, however they are written: 8500 is "8500.00"."""
    try:
        return Decimal(str(written)) == Decimal(str(entered))
    except InvalidOperation:
        return str(written) == str(entered)


def tables(data: dict[str, Any], of_scheme: bool) -> dict[str, Any]:
    """Every value that a version decides by, under a name of its own."""
    figures = {row["id"]: row["value"] for row in data["figure"]} if of_scheme else dict(data["figures"])
    for package, row in data.get("published", {}).items():
        low, high = (row["min"], row["max"]) if of_scheme else row
        figures |= {f"published.{package}.min": low, f"published.{package}.max": high}
    forms = data["legal_forms"]
    return figures | {f"legal_forms.{name}": ", ".join(sorted(forms[name])) for name in ("accepted", "refused", "ask")}


def faults(written: dict[str, Any], entered: dict[str, Any]) -> Iterator[str]:
    for name in sorted(written.keys() | entered.keys()):
        if name not in entered:
            yield f"{name} is {written[name]} in the scheme and is not entered"
        elif name not in written:
            yield f"{name} is entered as {entered[name]} and is not in the scheme"
        elif not alike(written[name], entered[name]):
            yield f"{name} is {written[name]} in the scheme, and entered as {entered[name]}"


def check(scheme: Path, entries: Path) -> list[str]:
    """What is wrong with the double entry of a scheme."""
    said = []
    versions = {path.name for path in version_files(scheme)}
    for name in sorted(versions | {path.name for path in entries.glob("*.toml")}):
        written, entered = scheme / name, entries / name
        if not entered.exists():
            said.append(
                f"{name}: this version of the rules has no double entry; enter its figures by hand, from the official "
                f"page and not from the scheme's file, in tests/double_entry/{name}"
            )
        elif not written.exists():
            said.append(f"{name}: a double entry of a version that is not in the scheme")
        else:
            data = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (written, entered)]
            said += [f"{name}: {fault}" for fault in faults(tables(data[0], True), tables(data[1], False))]
    return said


def main() -> int:
    scheme = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "scheme"
    said = check(scheme, Path(sys.argv[2]) if len(sys.argv) > 2 else ENTRIES)
    print(*said or ["every version's figures stand twice, alike"], sep="\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
