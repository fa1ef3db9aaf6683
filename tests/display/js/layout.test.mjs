/** Where cards stand, and which of them a key leads to. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { columnsBeside, columnsFor, figureSize, targetOf } from "../../../promptmagic/display/js/picker/layout.js";

const SIX = [1, 2, 3, 4, 5, 6];
/** A key, in a table that is read from left to right. */
const lead = (key, active, numbers = SIX, columns = 3) => targetOf(key, active, numbers, columns, 1);

test("cards stand in even rows, in as many columns as fit", () => {
  assert.equal(columnsFor(1000, 4, 140), 4);
  assert.equal(columnsFor(600, 6, 140), 3);
  assert.equal(columnsFor(300, 4, 140), 2);
  assert.equal(columnsFor(10, 4, 140), 1, "a page may be narrower than one card");
  assert.equal(columnsFor(1000, 0, 140), 1, "no cards are no error");
});

test("no last row lacks more cards than it must", () => {
  for (let cards = 1; cards <= 30; cards++) {
    for (let width = 100; width <= 1600; width += 50) {
      const columns = columnsFor(width, cards, 140);
      const rows = Math.ceil(cards / columns);
      assert.ok(columns === 1 || Math.ceil(cards / (columns - 1)) > rows, `${cards} cards on ${width} px: ${columns} columns`);
    }
  }
});

test("arrows step to the neighbour, and down and up by a row", () => {
  assert.equal(lead("ArrowRight", 1), 2);
  assert.equal(lead("ArrowLeft", 2), 1);
  assert.equal(lead("ArrowDown", 2), 5);
  assert.equal(lead("ArrowUp", 5), 2);
  assert.equal(targetOf("ArrowRight", 2, SIX, 3, -1), 1, "the right arrow leads back where one reads from right to left");
});

test("a step that leads out of the table stays", () => {
  assert.equal(lead("ArrowLeft", 1), 1);
  assert.equal(lead("ArrowRight", 6), 6);
  assert.equal(lead("ArrowUp", 2), 2);
  assert.equal(lead("ArrowDown", 5), 5);
});

test("digits lead to the card of that number, and nowhere where there is none", () => {
  assert.equal(lead("4", 1), 4);
  assert.equal(lead("9", 2), 2);
  assert.equal(lead("2", 5, [1, 3, 5]), 5);
});

test("home and end lead to the first and last, other keys nowhere", () => {
  assert.equal(lead("Home", 4), 1);
  assert.equal(lead("End", 4), 6);
  assert.equal(lead("x", 4), undefined);
  assert.equal(lead("Enter", 4), undefined);
});

test("the figure is no larger than its box, and keeps its picture's ratio", () => {
  assert.deepEqual(figureSize([1024, 1024]), { width: 560, height: 560 });
  assert.deepEqual(figureSize([300, 200]), { width: 300, height: 200 });
  assert.deepEqual(figureSize([]), { width: 560, height: 560 });
  const { width, height } = figureSize([4096, 1024]);
  assert.equal(width, 768);
  assert.equal(height, 192);
});

test("cards that are added leave those that are there as wide as they were", () => {
  const wide = { width: 1100, least: 140, most: 272 };
  for (let first = 1; first <= 10; first++) {
    const before = columnsBeside(wide, first, first);
    const width = (columns) => Math.min(wide.most, (wide.width - (columns - 1) * 12) / columns);
    for (let added = 1; added <= 8; added++) {
      const after = columnsBeside(wide, first, first + added);
      assert.equal(Math.round(width(after)), Math.round(width(before)), `${first} and ${added}`);
      assert.ok(after >= before);
    }
  }
});

test("added cards stand beside the first where there is room", () => {
  assert.equal(columnsBeside({ width: 1200, least: 140, most: 272 }, 1, 5), 4);
  assert.equal(columnsBeside({ width: 1200, least: 140, most: 272 }, 1, 2), 2);
});
