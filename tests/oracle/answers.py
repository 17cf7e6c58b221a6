"""The last release's answers, as a hash: python3 answers.py ENGINE [CHANGELOG] fails where ENGINE answers otherwise and
the changelog does not say so; without a changelog it prints the hash.

The questions are fixed: tests/answers/applications.jsonl.gz, generated once (python3 answers.py --questions SEED) and
never again, so that a hash changes with an answer and with nothing else. Of an answer the fields of the contract count,
of an error its path and code; fields that are added change nothing. A released section of the changelog carries
`Answers: sha256:...`; the unreleased *Rules* must, where the hash is no longer that one, carry the new one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from compare import answers_of, may_be_malformed
from lines import chunk_of_lines
from scheme import ROOT, read_scheme

QUESTIONS = ROOT / "tests" / "answers" / "applications.jsonl.gz"
COUNT, LONGEST = 2_000, 1_500

SPAN = {"min": None, "max": None}
FIT = {"ratePercent": None, "deMinimis": None, "deMinimisFrom": None}
# By hand, from the contract. All that an answer has of them count; a version of the rules may lack one that a later one has.
CRITERIA = ("region", "privateSector", "legalForm", "mainActivity", "equity", "repeat", "beneficiary", "deMinimis")
# The contract's *Evaluation*: what an object has; a list's form is that of each of its members.
FORM: dict[str, Any] = {
    **dict.fromkeys(["contract", "rules", "status", "rates", "missing", "ask", "warnings", "availableFrom"]),
    "size": {"sme": None, "lastYear": None, "yearBefore": None},
    "criteria": None,
    "deMinimis": {"used": None, "headroom": None},
    "packages": {
        "id": None, "price": SPAN,
        "byRate": {**FIT, "subsidy": SPAN, "ownShare": SPAN},
        "quote": {
            **dict.fromkeys(["base", "extensions", "total", "issues"]),
            "byRate": {**FIT, "subsidy": None, "ownShare": None},
        },
    },
}


def documented(value: Any, form: Any) -> Any:
    """The value without the fields that the form does not have; a KeyError where it lacks one."""
    if form is None or value is None:
        return value
    if isinstance(value, list):
        return [documented(member, form) for member in value]
    return {name: documented(value[name], part) for name, part in form.items()}


def contracted(answer: Any) -> Any:
    """What the contract says of an answer: its evaluation, or its errors in an order of their own."""
    if added := answer.get("criteria", {}).keys() - set(CRITERIA):
        raise ValueError(f"a criterion that CRITERIA in tests/oracle/answers.py lacks: {', '.join(sorted(added))}")
    if "errors" in answer:
        return {"errors": sorted([error["path"], error["code"]] for error in answer["errors"])}
    return documented(answer, FORM)


def questions() -> list[bytes]:
    return gzip.decompress(QUESTIONS.read_bytes()).split(b"\n")


def write_questions(seed: int) -> None:
    """Short ones that have one answer by the contract; where it leaves open which error is told, they are left out."""
    scheme, found, chunk = read_scheme(ROOT / "scheme"), list[bytes](), 0
    while len(found) < COUNT:
        lines = chunk_of_lines(scheme, seed, chunk)
        found += [line for line in lines if len(line) <= LONGEST and not may_be_malformed(line)]
        chunk += 1
    QUESTIONS.write_bytes(gzip.compress(b"\n".join(found[:COUNT]), 9, mtime=0))


def answers_hash(engine: str) -> str:
    answers = [contracted(json.loads(answer)) for answer in answers_of(engine, questions())]
    text = "".join(json.dumps(answer, sort_keys=True, separators=(",", ":")) + "\n" for answer in answers)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def sections(text: str, level: str) -> list[tuple[str, str]]:
    """The headings of a level, each with what stands under it."""
    parts = re.split(rf"^{level} (.+)$", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2]))


def recorded(text: str) -> list[str]:
    return re.findall(r"\bsha256:[0-9a-f]{64}\b", text)


def verdict(changelog: str, found: str) -> tuple[bool, str]:
    """Whether the changelog says what the answers are, and a sentence on it."""
    releases = sections(changelog, "##")
    closed = [body for title, body in releases if not title.endswith("unreleased")]
    said = [digest for body in closed[:1] for digest in recorded(body)]
    if len(said) != 1:
        return False, f"the newest release in the changelog must carry its answers once: Answers: {found}"
    is_open = bool(releases) and releases[0][0].endswith("unreleased")
    rules = [body for title, body in sections(releases[0][1], "###") if title == "Rules"] if is_open else []
    changed = [digest for body in rules for digest in recorded(body)]
    if changed:
        fits = changed == [found] and found != said[0]
        return fits, f"answers {found}; under the unreleased Rules: {', '.join(changed)}"
    if found == said[0]:
        return True, f"the answers are the last release's: {found}"
    return False, (
        f"the answers are {found}, the last release's {said[0]}: if that is meant, say why under the unreleased "
        f"*Rules* of CHANGELOG.md, with the line `Answers: {found}`"
    )


def main() -> int:
    if sys.argv[1] == "--questions":
        write_questions(int(sys.argv[2]))
        return 0
    found = answers_hash(sys.argv[1])
    if len(sys.argv) < 3:
        print(found)
        return 0
    fits, sentence = verdict(Path(sys.argv[2]).read_text(encoding="utf-8"), found)
    print(sentence)
    return 0 if fits else 1


if __name__ == "__main__":
    sys.exit(main())
