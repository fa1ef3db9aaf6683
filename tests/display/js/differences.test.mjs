/** Which words of a prompt are marked as the brief's, and which as its own. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { differences } from "../../../promptmagic/display/js/picker/differences.js";

/** What is marked so. */
function marked(kind, text, brief, others) {
  return differences(text, brief, others)
    .filter((piece) => piece.kind === kind)
    .map((piece) => piece.text);
}

test("the pieces are the text, whatever it is", () => {
  for (const text of ["", " ", "a fox", "  a  fox, in\nsnow ", "Füchse im Schnee – still", "日本の夕焼け", "it's a dog-eared book", "...", "\u202Bثعلب"]) {
    assert.equal(differences(text, "a fox", ["a dog"]).map((piece) => piece.text).join(""), text);
  }
});

test("words of the brief are marked as asked for, in any case", () => {
  assert.deepEqual(marked("asked", "A quiet Beach at dawn", "a beach", []), ["Beach"]);
});

test("words that no other prompt has are marked as this one's own", () => {
  assert.deepEqual(marked("own", "soft light over water", "water", ["hard light over water"]), ["soft"]);
});

test("where there is nothing to compare with, no word is a prompt's own", () => {
  assert.deepEqual(marked("own", "soft light", "water", []), []);
  assert.deepEqual(marked("own", "soft light", "water", [""]), []);
});

test("marks join over one short word between them", () => {
  assert.deepEqual(marked("own", "glass in amber", "", ["other"]), ["glass in amber"]);
});

test("short words of the brief are marked too, but none that say nothing by themselves", () => {
  assert.deepEqual(marked("asked", "A red fox and the sea", "a red fox by the sea", []), ["red fox", "sea"]);
  assert.deepEqual(marked("asked", "over the hill", "the end", []), []);
  assert.deepEqual(marked("asked", "猫 im Schnee", "猫", []), ["猫"]);
});
