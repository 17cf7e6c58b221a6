"""The scheme's figures, read from a folder of its form (scheme/README.md); nothing of the scheme stands in code."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from days import Date, date_text, parse_date

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE_IDS = ("start", "medium", "plus")
RATE_KINDS = ("sme", "nis2")
CLASS_NAMES = ("micro", "small", "medium")


@dataclass(frozen=True)
class Package:
    id: str
    minimum: Decimal
    maximum: Decimal
    extensions: bool


@dataclass(frozen=True)
class Version:
    """One version of the rules; figures are kept by their ids, as they are written."""

    first_day: Date
    figures: dict[str, str]
    accepted: tuple[str, ...]
    refused: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def id(self) -> str:
        return str(date_text(self.first_day))

    def number(self, figure: str) -> Decimal:
        return Decimal(self.figures[figure])

    @cached_property
    def rates(self) -> dict[str, int]:
        """Percentages, by kind of rate."""
        return {kind: int(self.figures[f"rate.{kind}"]) for kind in RATE_KINDS}

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        def package(name: str) -> Package:
            key = f"package.{name}"
            allowed = {"yes": True, "no": False}[self.figures[f"{key}.extensions"]]
            return Package(name, self.number(f"{key}.price.min"), self.number(f"{key}.price.max"), allowed)

        return tuple(package(name) for name in PACKAGE_IDS)

    @cached_property
    def maximum_total(self) -> Decimal:
        return self.number("extensions.total.max")

    @cached_property
    def maximum_subsidy(self) -> Decimal:
        return self.number("extensions.subsidy.max")

    @cached_property
    def regions(self) -> tuple[tuple[int, int], ...]:
        """The region's postcodes, as ranges with their ends."""
        ranges = (value.split("-") for figure, value in self.figures.items() if re.fullmatch(r"region\.[0-9]+", figure))
        return tuple((int(first), int(last)) for first, last in ranges)

    @cached_property
    def public_share_below(self) -> Decimal:
        return self.number("private-sector.public-share.below")

    @cached_property
    def repeat_years(self) -> int:
        return int(self.figures["repeat.years"])

    @cached_property
    def de_minimis_years(self) -> int:
        return int(self.figures["de-minimis.years"])

    @cached_property
    def de_minimis_ceiling(self) -> Decimal:
        return self.number("de-minimis.ceiling")

    @cached_property
    def partner_from(self) -> Decimal:
        return self.number("group.partner.from")

    @cached_property
    def linked_above(self) -> Decimal:
        return self.number("group.linked.above")

    @cached_property
    def classes(self) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
        """By class: the head count it stays below, the highest turnover, the highest balance sheet total."""
        parts = ("headcount.below", "turnover.max", "balance-sheet-total.max")
        ceilings = {name: [self.number(f"size.{name}.{part}") for part in parts] for name in CLASS_NAMES}
        return {name: (heads, sales, assets) for name, (heads, sales, assets) in ceilings.items()}


@dataclass(frozen=True)
class Scheme:
    """All versions, the earliest first; the last may have a last day of its own."""

    versions: tuple[Version, ...]
    last_day: Date | None
    providers: tuple[str, ...]

    def version_on(self, day: Date) -> Version | None:
        """The version that holds on a day; None before the first and after the last day."""
        if self.last_day is not None and day > self.last_day:
            return None
        return next((version for version in reversed(self.versions) if version.first_day <= day), None)

    @cached_property
    def legal_forms(self) -> tuple[str, ...]:
        """Every legal form that some version lists: all are known on every day."""
        forms = (form for version in self.versions for form in (*version.accepted, *version.refused, *version.ask))
        return tuple(dict.fromkeys(forms))


def day_of(text: str, where: Path) -> Date:
    day = parse_date(text)
    if day is None:
        raise ValueError(f"{where}: {text!r} is no date")
    return day


def read_version(path: Path) -> tuple[Version, Date | None]:
    """A version and its last day, None where it has none of its own."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    forms = data["legal_forms"]
    version = Version(
        first_day=day_of(data["valid_from"], path),
        figures={row["id"]: row["value"] for row in data["figure"]},
        accepted=tuple(forms["accepted"]), refused=tuple(forms["refused"]), ask=tuple(forms["ask"]),
    )
    return version, day_of(data["valid_until"], path) if data.get("valid_until") else None


def version_files(folder: Path) -> list[Path]:
    """A version's file is named after its first day; others hold what is said of all versions."""
    return [path for path in sorted(folder.glob("*.toml")) if parse_date(path.stem)]


def read_scheme(folder: Path) -> Scheme:
    """The scheme of a folder: a file a version, and providers.toml."""
    files = version_files(folder)
    if not files:
        raise FileNotFoundError(f"{folder}: no version of the rules")
    read = sorted((read_version(path) for path in files), key=lambda pair: pair[0].first_day)
    providers = tomllib.loads((folder / "providers.toml").read_text(encoding="utf-8"))["provider"]
    return Scheme(tuple(version for version, _ in read), read[-1][1], tuple(row["id"] for row in providers))


def chosen_folder() -> Path:
    """The folder that CYBERSUBSIDIE_SCHEME names (absolute, or relative to the root), else scheme/."""
    return ROOT / (os.environ.get("CYBERSUBSIDIE_SCHEME") or "scheme")
