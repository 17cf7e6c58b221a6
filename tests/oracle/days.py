"""Dates: the proleptic Gregorian calendar, by hand, as results may lie beyond the year 2999."""

from __future__ import annotations

import re
from typing import TypeAlias

Date: TypeAlias = tuple[int, int, int]


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def anniversary(date: Date, years: int) -> Date:
    """Criteria: an anniversary of 29 February is 28 February in a year without one."""
    year, month, day = date
    return year + years, month, min(day, days_in(year + years, month))


def day_after(date: Date) -> Date:
    year, month, day = date
    if day < days_in(year, month):
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def day_before(date: Date) -> Date:
    year, month, day = date
    if day > 1:
        return year, month, day - 1
    return (year, month - 1, days_in(year, month - 1)) if month > 1 else (year - 1, 12, 31)


def moved(date: Date, days: int) -> Date:
    """The date so many days later, or earlier where it is negative."""
    for _ in range(abs(days)):
        date = day_after(date) if days > 0 else day_before(date)
    return date


def parse_date(text: str) -> Date | None:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= days_in(year, month) else None


def date_text(date: Date | None) -> str | None:
    return None if date is None else "{:04}-{:02}-{:02}".format(*date)
