"""JSON text for the generator, with the oddities that a plain writer does not have."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any


class Raw(str):
    """JSON text that is written as it is."""


class Again:
    """A name that stands in an object once more; unlike a str it never equals the first."""

    def __init__(self, name: str, escaped: bool = False) -> None:
        self.name = name
        self.escaped = escaped


def dump(value: Any) -> str:
    """JSON text with every Raw, Again and order kept."""
    if isinstance(value, str):
        return value if isinstance(value, Raw) else encode_basestring(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{dump_name(name)}: {dump(member)}" for name, member in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    return str(value)


def dump_name(name: str | Again) -> str:
    if isinstance(name, str):
        return encode_basestring(name)
    if name.escaped and name.name:
        return f'"\\u{ord(name.name[0]):04x}{name.name[1:]}"'
    return encode_basestring(name.name)


def containers(value: Any) -> Iterator[dict[Any, Any] | list[Any]]:
    """Every object and list of a tree, the tree itself first."""
    if isinstance(value, (dict, list)):
        yield value
        for member in value.values() if isinstance(value, dict) else value:
            yield from containers(member)
