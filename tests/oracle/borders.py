"""A case on a border names its figures, so that it stays there when a figure changes.

Beside its `application`, a case may have `border`: paths in the application, each with what stands there in names.

    "border": {
     "enterprise.lastYear.headcount": "{size.medium.headcount.below} - 0.01",
     "lastTrajectoryDecision": "{decisionDate} - {repeat.years} years - 1 day",
     "deMinimis[0].amount": "{de-minimis.ceiling} - {rate.sme}% of {package.start.price.max}"
    }

A name in braces is a figure of the version that holds on the case's own day; `region.<n>` has a `.first` and a `.last`.
Besides those, `decisionDate` is the application's own and `scheme.first-day` the first day of the first version. Terms are
added and subtracted from left to right: numbers, or a date and then years and days. A percentage of an amount is rounded
down to the cent, as a subsidy is.
"""

from __future__ import annotations

import re
from copy import deepcopy
from decimal import Decimal
from typing import Any

from days import Date, anniversary, date_text, moved, parse_date
from exact import percent_of, plain
from scheme import Scheme, Version

TOKEN = re.compile(
    r"\s*(?:\{(?P<name>[A-Za-z0-9.-]+)\}|(?P<date>\d{4}-\d{2}-\d{2})|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[+-]|%\s*of\b|years?\b|days?\b))\s*"
)
STEP = re.compile(r"([A-Za-z]+)((?:\[\d+\])*)")


class BorderError(ValueError):
    """A border that names nothing, or is no sum."""


def figure(name: str, version: Version) -> Decimal:
    """A figure by its name."""
    region = re.fullmatch(r"(region\.\d+)\.(first|last)", name)
    key = region[1] if region else name
    if key not in version.figures:
        raise BorderError(f"version {version.id} has no figure {key!r}")
    value = version.figures[key]
    if region:
        value = value.split("-")[0 if region[2] == "first" else 1]
    try:
        return Decimal(value)
    except ArithmeticError:
        raise BorderError(f"figure {name!r} is no number: {value!r}") from None


def worth(text: str, version: Version, dates: dict[str, Date]) -> str:
    """What a sum of named figures comes to, as the application has it: a plain number or a date."""
    items: list[Any] = []
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise BorderError(f"not understood: {text[position:]!r} in {text!r}")
        position = match.end()
        if match["name"]:
            items.append(dates.get(match["name"]) or figure(match["name"], version))
        elif match["date"]:
            items.append(parse_date(match["date"]))
        else:
            items.append(Decimal(match["number"]) if match["number"] else match["word"][0])
    return total(text, items)


def total(text: str, items: list[Any]) -> str:
    """The sum of a row of numbers, dates and words."""
    result: Decimal | Date | None = None
    sign, rest = 1, list(items)
    while rest:
        term = rest.pop(0)
        if rest[:1] == ["%"] and isinstance(term, Decimal) and isinstance((rest + [None, None])[1], Decimal):
            term, rest = percent_of(term, rest[1]), rest[2:]
        unit = rest.pop(0) if rest[:1] in (["y"], ["d"]) else None
        if result is None and unit is None and isinstance(term, (Decimal, tuple)):
            result = term
        elif isinstance(result, tuple) and isinstance(term, Decimal) and term == int(term) and unit == "y":
            result = anniversary(result, sign * int(term))
        elif isinstance(result, tuple) and isinstance(term, Decimal) and term == int(term) and unit == "d":
            result = moved(result, sign * int(term))
        elif isinstance(result, Decimal) and isinstance(term, Decimal) and unit is None:
            result += sign * term
        else:
            raise BorderError(f"no sum: {text!r}")
        if rest:
            operator = rest.pop(0)
            if operator not in ("+", "-") or not rest:
                raise BorderError(f"no sum: {text!r}")
            sign = 1 if operator == "+" else -1
    if result is None or (isinstance(result, Decimal) and result < 0):
        raise BorderError(f"no value: {text!r}")
    return str(date_text(result)) if isinstance(result, tuple) else plain(result)


def put(application: dict[str, Any], path: str, value: str) -> None:
    """Sets what stands at a path that is already there."""
    steps: list[Any] = []
    for part in path.split("."):
        match = STEP.fullmatch(part)
        if match is None:
            raise BorderError(f"no path: {path!r}")
        steps += [match[1], *(int(index) for index in re.findall(r"\d+", match[2]))]
    target: Any = application
    try:
        for step in steps[:-1]:
            target = target[step]
        target[steps[-1]]
    except (KeyError, IndexError, TypeError):
        raise BorderError(f"nothing stands at {path!r}") from None
    target[steps[-1]] = value


def on_border(application: dict[str, Any], border: dict[str, str], scheme: Scheme) -> dict[str, Any]:
    """The application with every named place filled in, by the version of the day that this gives it.

    The day itself may hang on figures; then the latest version that puts it within its own days is taken.
    """
    first = scheme.versions[0]
    for version in reversed(scheme.versions):
        dates = {"scheme.first-day": first.first_day}
        day = border.get("decisionDate", application.get("decisionDate"))
        text = worth(day, version, dates) if "decisionDate" in border else str(day)
        own = parse_date(text)
        if own is None:
            raise BorderError(f"no day: {text!r}")
        if scheme.version_on(own) is version or (scheme.version_on(own) is None and version is first):
            dates["decisionDate"] = own
            found = deepcopy(application)
            for path, value in border.items():
                put(found, path, worth(value, version, dates))
            return found
    raise BorderError("its day lies in none of the versions")
