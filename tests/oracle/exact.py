"""Exact decimal arithmetic: an operation that would have to round stops the program instead."""

from __future__ import annotations

import decimal
from decimal import Decimal

decimal.setcontext(decimal.Context(prec=200, traps=[
    decimal.Inexact, decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.FloatOperation,
]))

ZERO = Decimal(0)
CENT = Decimal("0.01")


def percent_of(rate: Decimal | int, price: Decimal) -> Decimal:
    """A percentage of a price, rounded down to the cent: the one place where the contract rounds."""
    return price * rate // 1 * CENT


def decimals(number: Decimal) -> int:
    """The digits after the point; trailing zeros do not count."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(number: Decimal) -> str:
    """A number as a person writes it: no exponent, no zeros at its end."""
    return format(number.normalize() if number else ZERO, "f")
