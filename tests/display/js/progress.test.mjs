/** What the picker says of how far it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { progressOf, statusOf } from "../../../promptmagic/display/js/picker/progress.js";

const cards = (...states) => states.map((state, k) => ({ number: k + 1, state }));
const modelOf = (traits) => ({ get: (name) => ({ kind: "paint", busy: false, prompts: [], pictures: [], ...traits })[name] });
const album = { url: () => undefined, fraction: () => 0 };

test("all that is painted is counted, and what is missing is said", () => {
  assert.equal(statusOf(modelOf({ pictures: cards("painted", "painted") }), album), "2 painted");
  assert.equal(statusOf(modelOf({ pictures: cards("painted", "failed") }), album), "1 of 2 painted · 1 failed");
  assert.equal(statusOf(modelOf({ pictures: cards("painted", "stopped") }), album), "1 of 2 painted");
});

test("one is no plural", () => {
  const busy = { busy: true, pictures: cards("waiting") };
  assert.equal(statusOf(modelOf(busy), album), "writing 1 prompt");
});

test("progress grows with every step, and is whole at the end", () => {
  const shares = ["waiting", "prompted", "painting", "painted"].map((state) => progressOf(modelOf({ busy: true, pictures: cards(state) }), album));
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  assert.equal(shares.at(-1), 1);
  assert.equal(progressOf(modelOf({ busy: false, pictures: cards("waiting") }), album), 1);
});
