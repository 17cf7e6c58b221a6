"""A strict and iterative reader of JSON (RFC 8259) for the oracle.

No nesting is too deep for it, every doubled name is still there, and a number is kept as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


class MalformedJson(ValueError):
    """The line is no JSON text."""


@dataclass(frozen=True)
class Number:
    """A JSON number as it was written."""

    text: str

    def value(self) -> Decimal:
        """Its shortest decimal form as a double ("Values"); infinite where no double holds it."""
        return Decimal(repr(float(self.text)))


class Object(list[tuple[str, Any]]):
    """The members of a JSON object in document order."""


TOKEN = re.compile(
    r'[ \t\n\r]*(?:(?P<mark>[][{},:])|(?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?P<word>true|false|null)|(?P<end>\Z))"
)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
WORDS = {"true": True, "false": False, "null": None}


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of every token; kind is a punctuation mark itself, or `string`, `number`, `word`, `end`."""
    position, kind = 0, ""
    while kind != "end":
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise MalformedJson
        position, kind = match.end(), match.lastgroup
        found = match[kind]
        yield (found if kind == "mark" else kind), found


def unescape(literal: str) -> str:
    """The text of a string literal; an escaped half of a surrogate pair, which the grammar allows, is read as U+FFFD."""
    if "\\" not in literal:
        return literal[1:-1]
    plain = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else ESCAPED.get(m[2], m[2]), literal[1:-1])
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parse_json(raw: bytes) -> Any:
    """The value of a line: Object, list, str, Number, bool or None."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedJson from None
    root: list[Any] = []
    open_containers: list[tuple[list[Any], str]] = [(root, "")]  # and the name each stands under
    name, expected = "", "value"
    for kind, found in tokens(text):
        container, _ = open_containers[-1]
        if kind == "string" and expected in ("name", "name or }"):
            name, expected = unescape(found), ":"
        elif kind == ":" and expected == ":":
            expected = "value"
        elif kind == "," and expected == ", or close":
            expected = "name" if isinstance(container, Object) else "value"
        elif kind in ("[", "{") and expected in ("value", "value or ]"):
            open_containers.append(([], name) if kind == "[" else (Object(), name))
            expected = "value or ]" if kind == "[" else "name or }"
        elif kind == "end" and expected == "end":
            return root[0]
        else:
            value: Any
            if kind in ("]", "}"):
                closes = expected == f"{'value' if kind == ']' else 'name'} or {kind}" or (
                    expected == ", or close" and isinstance(container, Object) == (kind == "}")
                )
                if not closes:
                    raise MalformedJson
                value, name = open_containers.pop()
            elif expected in ("value", "value or ]") and kind in ("string", "number", "word"):
                value = {"string": unescape, "number": Number, "word": WORDS.get}[kind](found)
            else:
                raise MalformedJson
            parent, _ = open_containers[-1]
            parent.append((name, value) if isinstance(parent, Object) else value)
            expected = "end" if parent is root else ", or close"
    raise MalformedJson
