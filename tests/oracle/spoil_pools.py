"""What the breaker puts in place of what was good, and lines that are no application."""

from __future__ import annotations

from typing import Any

from document import Again, Raw

BAD_DECIMALS: list[Any] = [
    "", "1.", ".5", "+1", "1e3", "1,5", " 1", "1 ", "-", "--1", "0x1", "\u0661", "NaN", "1\n", "-.5", "1.2.3", "1_0", "0" * 41,
    "0" * 40, "1." + "0" * 38, "1." + "0" * 39, "-0.001", "-1.00001", "-1", "-" + "0" * 40, "1.001", "1.0010", "1.00001", "24.99990",
    "100.0001", "100.00001", "10000000.0001", "10000000.0001", "10000001", "10000000", "10000000.00001", "1000000000000", "1000000000000.01",
    "1000000000000.001", "1000000000000.000", "9" * 40, Raw("1e400"), Raw("1e309"), Raw("1e308"), Raw("1.7976931348623157e308"),
    Raw("123456789012345678901234567890"), Raw("-1e-5"), Raw("1e-5"), Raw("1e-400"), Raw("5e-324"), Raw("1e-50"),
    Raw("1E12"), Raw("1000000000000.01"), Raw("1e12"), Raw("9007199254740993"), Raw("0.1e1"), Raw("-0"), Raw("-0.0"), Raw("-1"),
    Raw("0.30000000000000004"), Raw("100.00000000000001"), Raw("100.000000000000001"), Raw("18446744073709551616"),
    Raw("-9223372036854775809"), Raw("1.0"), Raw("24.999899999999999999999"),
]
BAD_DATES: list[Any] = [
    "", "2026-2-03", "2026-02-30", "2026-13-01", "1899-12-31", "1900-01-01", "3000-01-01", "0000-01-01", "0000-02-30", "2023-02-29",
    "1900-02-29", "2100-02-29", "2026-11-23T00:00", "2026-00-10", "2026-11-00", "2026-11-31", " 2026-11-23", "2026-11-23 ",
    "2999-12-31", "2024-04-16", "2024-04-17", "20261123", "+2026-11-23", "\uff12\uff10\uff1226-11-23", "2026/11/23", "23-11-2026",
    "-026-11-23", "2026-11-2\u0663", "None", "none", "NONE", "1899-02-30", "2026-11-23\n", "3000-13-01", 20261123, "02026-11-23",
]
BAD_WORDS: list[Any] = [
    "0999", "999", "1000", "9999", "10000", "9 000", "\uff19000", "B-9000", "09000", "9000\n", "", "BV", "bv ", "gmbh", "nv\u0000", "none",
    "start", "null", 9000, Raw("9000.0"),
]
JUNK: list[Any] = [
    None, True, False, 0, 1, Raw("1.5"), "", "x", [], {}, [None], {"a": 1}, [[]], [{}], {"base": None}, Raw("1e400"), Raw("-0"),
    {Again("a"): 1, Again("a"): 2}, {"relations": [None]}, "\ud7ff", "true",
]
POOLS: dict[str, list[Any]] = {
    **dict.fromkeys(["headcount", "turnover", "balanceSheetTotal", "capital", "voting"], BAD_DECIMALS),
    **dict.fromkeys(["amount", "base", "extensions", "publicParticipation"], BAD_DECIMALS),
    **dict.fromkeys(["decisionDate", "grantedOn", "lastTrajectoryDecision"], BAD_DATES),
    "relationsComplete": JUNK,
    **dict.fromkeys(["establishmentPostcode", "legalForm", "provider", "name"], BAD_WORDS),
}
NAMES = (
    "foo", "", "decisiondate", "Relations", "a.b", "x[0]", "é", "\u0000", "capital", "base", "headcount", "gold", "relations", "name",
    "enterprise", "decisionDate ", "yearBefore", "__proto__", "amount", "deMinimis", "relationsComplete", "relationscomplete", "kleur\"\\",
)
FIXED_LINES: list[bytes] = [
    b"", b" ", b"\t", b"\r", b"null", b"[]", b"{}", b"1", b'"x"', b"true", b"NaN", b"-", b"{", b"}", b"[", b"{]", b"[1,]", b"{,}", b"\x00",
    b"\xef\xbb\xbf{}", b"undefined", b"{} {}", b"{}x", b"{'decisionDate': 1}", b'{"decisionDate": "2026-11-23",}', b'{"decisionDate"}',
    b'{"decisionDate": 2026-11-23}', b'{"decisionDate": "2026-11-23"} // x', b'{"decisionDate": "2026-11-23"}\r', b"{1: 2}", b'{"": 1}',
    b'\t{ "decisionDate"\r:\t"2026-11-23" }  ', b'\x0b{"decisionDate": "2026-11-23"}', b'\xc2\xa0{"decisionDate": "2026-11-23"}',
    b'{"decisionDate": "2026-11-23", "nis2": tru}', b'{"decisionDate": "2026\\u002d11-23"}', b'{"decisionDate": "2026\\x2d11-23"}',
    b'{"decision\\u0044ate": "2026-11-23", "decisionDate": "2026-11-23"}', b'{"decisionDate": "2026-11-23", "nis2": 01}',
    b'{"decisionDate": "2026-11-23", "nis2": nulll}', b'{"decisionDate": "2026-11-23" "nis2": true}', b'"{\\"decisionDate\\": 1}"',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\ud83d\\ude00"}]}', b'[{"decisionDate": "2026-11-23"}]',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\ud83d"}]}', b'{"decisionDate": "2026-11-23", "\\udc00": 1}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\\u0000\\/\\b\\f\\n\\r\\t"}]}', b'{"decisionDate": null}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\xff"}]}', b'{"decisionDate": "2026-11-23", "relations": [{"name": "a\tb"}]}',
    b'{"decisionDate": "2026-11-23", "relations": [{"name": "\xc3\xa9\x7f"}]}', b'{"decisionDate": "2026-11-23", "publicParticipation": .5}',
]
BAD_BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"\x00", b"\x1f", b'"', b"\\", b",", b"{", b"]", b"\r",
             b"\t", b"0", b"-", b"e", b"\x0c", b"\xe2\x80\xa8"]
