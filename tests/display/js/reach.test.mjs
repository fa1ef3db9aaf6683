/** Whether the saved output is said to follow the picker. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { pageOf, SHARED } from "../../../promptmagic/display/js/page.js";
import { makeReach } from "../../../promptmagic/display/js/picker/reach.js";

globalThis.Node = { DOCUMENT_POSITION_FOLLOWING: 4 };

/** A picker in a cell below which a figure says which variation it is. */
function cellWith(traits, collaborative) {
  const caption = { textContent: "" };
  const area = { isConnected: true, parentElement: { closest: () => null }, querySelectorAll: () => [caption] };
  const root = { closest: () => area, compareDocumentPosition: () => 4 };
  const sent = [];
  const model = {
    get: (name) => ({ can_keep: true, ...traits })[name],
    send: (content) => sent.push(content.kind),
    widget_manager: { context: { model: { collaborative } } },
  };
  return { model, sent, caption, reach: makeReach(root, model, {}, () => reached.push(1)) };
}
const reached = [];

test("a page that was loaded later is told from the one that ran the cell", () => {
  const alone = cellWith({ page: 12.5 }, false);
  assert.notEqual(pageOf(alone.model), 12.5);
  assert.equal(alone.reach.isLost(), true);
  assert.deepEqual(alone.sent, ["lost"]);
});

test("all pages of a shared notebook are one, and follow as long as their output does", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const clock = mock.method(performance, "now", () => 1_000);
  const traits = { page: SHARED, below: 3 };
  const { model, caption, reach, sent } = cellWith(traits, true);
  assert.equal(pageOf(model), SHARED);
  caption.textContent = "a beach sunset · variation 3 of 4 · offline sketch";
  assert.equal(reach.isLost(), false);

  traits.below = 4;
  const late = cellWith(traits, true);
  late.caption.textContent = caption.textContent;
  assert.equal(late.reach.isLost(), false, "it may be under way");
  mock.timers.tick(3_000);
  assert.equal(reached.length, 1, "it is looked again");
  clock.mock.mockImplementation(() => 4_000);
  assert.equal(late.reach.isLost(), true);
  late.caption.textContent = "a beach sunset · variation 4 of 4 · offline sketch";
  assert.equal(late.reach.isLost(), false);
  assert.deepEqual(sent, []);
});
