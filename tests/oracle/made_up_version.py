"""Makes a version of the rules up in a copy of the project, for scripts/test-new-version.sh:
python3 made_up_version.py COPY added|changed

`added` enters a later version beside the last one; `changed` gives the last one other figures. Every figure is another
one, the double entry follows, and nothing else is touched. Never in the project itself.
"""

from __future__ import annotations

import re
import sys
import tomllib
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Any

from days import Date, date_text, parse_date
from scheme import ROOT, version_files

CENT = Decimal("0.01")


def euros(value: Decimal) -> str:
    return str(value.quantize(CENT, ROUND_FLOOR))


def other_value(figure: str, value: str, unit: str) -> str:
    """Another value for a figure, of the same kind, so that prices stay ranges and classes stay in their order."""
    if value in ("yes", "no"):
        return "no" if value == "yes" else "yes"
    if unit == "postcode":
        first, last = (int(end) for end in value.split("-"))
        return f"{first + 100}-{last - 100}"
    number = Decimal(value)
    if figure == "extensions.subsidy.max":
        # Low enough to take something off.
        return euros(number * Decimal("0.8"))
    if figure.endswith(".price.max"):
        # With cents, so that a share of it is rounded.
        return euros(number * Decimal("1.1") + Decimal("0.05"))
    if figure.endswith(".price.min") or figure == "extensions.total.max":
        return euros(number * Decimal("1.1"))
    if unit.startswith("EUR"):
        return euros(number * Decimal("1.3"))
    if figure.startswith("rate."):
        return str(number - 5)
    if unit.startswith("%"):
        return str(number + 5)
    if unit == "years":
        return str(number + 1)
    if figure.endswith(".headcount.below"):
        return str(int(number * Decimal("1.2")))
    raise ValueError(f"{figure}: how to change {value} {unit} is not known here")


def other_forms(forms: dict[str, list[str]]) -> dict[str, list[str]]:
    """The last form of each list, which are the rare ones, stands in the next list."""
    names = ("accepted", "refused", "ask")
    return {name: [forms[names[at - 1]][-1], *forms[name][:-1]] for at, name in enumerate(names)}


def replaced(text: str, old: str, new: str, count: int = 1) -> str:
    if text.count(old) != count:
        raise ValueError(f"expected {count} times, found {text.count(old)}: {old!r}")
    return text.replace(old, new)


def with_other_figures(text: str) -> tuple[str, dict[str, Any]]:
    """A version's file with every figure another one, and what it then holds."""
    data = tomllib.loads(text)
    values = {}
    for row in data["figure"]:
        values[row["id"]] = other_value(row["id"], row["value"], row["unit"])
        head = f'[[figure]]\nid = "{row["id"]}"\nvalue = '
        text = replaced(text, f'{head}"{row["value"]}"', f'{head}"{values[row["id"]]}"')
    rate = Decimal(values["rate.sme"]) / 100
    for package, row in data["published"].items():
        shares = [euros(Decimal(values[f"package.{package}.price.{end}"]) * rate) for end in ("min", "max")]
        head = f"[published.{package}]\n"
        text = replaced(
            text, f'{head}min = "{row["min"]}"\nmax = "{row["max"]}"', f'{head}min = "{shares[0]}"\nmax = "{shares[1]}"'
        )
    for name, listed in other_forms(data["legal_forms"]).items():
        lines = f"{name} = [" + ", ".join(f'"{form}"' for form in listed) + "]\n"
        text, count = re.subn(rf"(?m)^{name} = \[[^\]]*\]\n", lines, text)
        if count != 1:
            raise ValueError(f"legal_forms.{name}: expected once, found {count} times")
    # What may have been redefined before is not redefined now.
    text = re.sub(r"(?m)^redefined = .*\n", "", text)
    return text, tomllib.loads(text)


def entry(data: dict[str, Any]) -> str:
    """The double entry of a version."""
    lines = ["[figures]", *(f'"{row["id"]}" = "{row["value"]}"' for row in data["figure"]), "", "[published]"]
    lines += [f'{package} = ["{row["min"]}", "{row["max"]}"]' for package, row in data["published"].items()]
    lines += ["", "[legal_forms]", *(f"{name} = {data['legal_forms'][name]}" for name in ("accepted", "refused", "ask"))]
    return "\n".join(lines) + "\n"


def new_year_after(*days: str) -> Date:
    latest = max(day for day in map(parse_date, days) if day is not None)
    found = parse_date(f"{int(str(date_text(latest))[:4]) + 1}-01-01")
    if found is None:
        raise ValueError(f"no year after {days}")
    return found


def main() -> int:
    if len(sys.argv) != 3 or sys.argv[2] not in ("added", "changed") or Path(sys.argv[1]).resolve() == ROOT:
        print(__doc__, file=sys.stderr)
        return 2
    copy, how = Path(sys.argv[1]), sys.argv[2]
    last = version_files(copy / "scheme")[-1]
    before = last.read_text(encoding="utf-8")
    text, data = with_other_figures(before)
    path = last
    if how == "added":
        first = str(date_text(new_year_after(data["valid_from"], data["checked_on"])))
        for key in ("id", "valid_from"):
            text = replaced(text, f'\n{key} = "{data[key]}"\n', f'\n{key} = "{first}"\n')
        path = copy / "scheme" / f"{first}.toml"
        # Only the last version may have a last day.
        last.write_text(re.sub(r'(?m)^valid_until = ".*"$', 'valid_until = ""', before), encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    (copy / "tests" / "double_entry" / path.name).write_text(entry(data), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
