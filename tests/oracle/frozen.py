"""Which figures the evaluations of tests/cases were made under, and so which of them may change.

tests/cases/frozen.toml lists the versions of that time, each with a hash of its figures. A day whose version is still
there with the same figures is frozen: its evaluations never change again.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from days import Date, date_text, day_after, parse_date
from scheme import Scheme, Version

HEAD = """\
# Written by `make regenerate`: the figures that the evaluations in this folder were made under, a hash per version.
# Days of a version that stands here with its figures as they are now are frozen: their evaluations may not change.
"""


def figures_hash(version: Version) -> str:
    """A hash of all that decides under a version: its figures and its lists of legal forms, in no order."""
    forms = {"accepted": sorted(version.accepted), "refused": sorted(version.refused), "ask": sorted(version.ask)}
    text = json.dumps({"figures": version.figures, "legal_forms": forms}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Timeline:
    """Versions with their hashes, the earliest first, and the scheme's last day."""

    versions: tuple[tuple[Date, str], ...]
    last_day: Date | None

    def on(self, day: Date) -> tuple[Date, str] | None:
        if self.last_day is not None and day > self.last_day:
            return None
        return next((one for one in reversed(self.versions) if one[0] <= day), None)

    def text(self) -> str:
        last = f'last_day = "{date_text(self.last_day) or ""}"\n'
        rows = [f'\n[[version]]\nfirst_day = "{date_text(day)}"\nfigures = "{digest}"\n' for day, digest in self.versions]
        return HEAD + last + "".join(rows)


def timeline(scheme: Scheme) -> Timeline:
    return Timeline(tuple((version.first_day, figures_hash(version)) for version in scheme.versions), scheme.last_day)


def read_timeline(path: Path) -> Timeline:
    """The recorded one; an empty one where nothing is recorded."""
    if not path.exists():
        return Timeline((), None)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [(parse_date(row["first_day"]), row["figures"]) for row in data["version"]]
    return Timeline(tuple((day, digest) for day, digest in rows if day is not None), parse_date(data["last_day"]))


def changed_from(then: Timeline, now: Timeline, day: Date) -> Date | None:
    """The first day, this one or later, on which other figures hold now than then; None where all are the same."""
    borders = {first for first, _ in (*then.versions, *now.versions)}
    borders |= {day_after(line.last_day) for line in (then, now) if line.last_day is not None}
    return next((one for one in [day, *sorted(b for b in borders if b > day)] if then.on(one) != now.on(one)), None)
