"""Writes random applications of a scheme, one JSON text a line: [CYBERSUBSIDIE_SCHEME=folder] python3 lines.py SEED COUNT

Four of five are valid, the fifth is broken or no JSON at all. The same seed always gives the same lines, on every Python.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from document import dump
from generate import Generator
from scheme import Scheme, chosen_folder, read_scheme
from spoil import Breaker
from stream import Stream

CHUNK = 500  # lines with a stream of their own, so that several processes make the same ones as one
BROKEN_EVERY = 5


def chunk_of_lines(scheme: Scheme, seed: int, chunk: int) -> Iterator[bytes]:
    """The lines of a chunk, each without its line feed."""
    stream = Stream(f"{seed} {chunk}")
    good, bad = Generator(stream, scheme), Breaker(stream, scheme)
    for number in range(CHUNK):
        broken = number % BROKEN_EVERY == BROKEN_EVERY - 1
        line = bad.line() if broken else dump(good.application()).encode()
        yield line.replace(b"\n", b" ")


def chunks(count: int) -> range:
    """The numbers of the chunks that give so many lines, or somewhat more."""
    return range(-(-count // CHUNK))


def main() -> None:
    scheme = read_scheme(chosen_folder())
    seed, count = (int(argument) for argument in sys.argv[1:3])
    for chunk in chunks(count):
        for line in chunk_of_lines(scheme, seed, chunk):
            sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
