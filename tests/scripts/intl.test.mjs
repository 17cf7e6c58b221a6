import assert from "node:assert/strict";
import { test } from "node:test";
import { stands, written } from "../../scripts/intl.mjs";

// Engines change their kinds of space now and then; the signs, the figures and the words they do not.
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

test("tests/intl.txt is what Intl writes here", () => assert.equal(plain(stands()), plain(written())));
