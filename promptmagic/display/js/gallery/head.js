// @ts-check
/** The head: which history, search, stars, pages. */

import { add, say } from "../page.js";
import { button } from "./buttons.js";

/** @typedef {import("./types.js").Model} Model */

const SEARCH_PAUSE = 300; // ms after the last key before a search begins

/** Ask for a page of what fits. @param {Model} model @param {{first?: number, query?: string, starred?: boolean}} wanted */
function look(model, wanted) {
  model.send({ kind: "look", first: 0, query: model.get("query"), starred: model.get("starred"), ...wanted });
}

/** @param {HTMLElement} root @param {Model} model */
export function makeHead(root, model) {
  const head = add(root, "div", "pg-head");
  const title = add(head, "span", "pg-brief", { dir: "auto" });
  const counts = add(head, "span", "pg-state");
  const tools = add(root, "div", "pg-tools");
  const search = /** @type {HTMLInputElement} */ (
    add(tools, "input", "pg-search", { type: "search", placeholder: "Search briefs and prompts", "aria-label": "Search briefs and prompts", dir: "auto" })
  );
  const starred = button(tools, "★ Starred", "", "Show only what has a star");
  const undo = button(tools, "", "", "");
  const pages = add(tools, "nav", "pg-pages", { "aria-label": "Pages" });
  const newer = button(pages, "‹", "pg-quiet", "Newer");
  const range = add(pages, "span", "pg-range", { role: "status" });
  const older = button(pages, "›", "pg-quiet", "Older");
  /** @type {number | undefined} */
  let pause;

  function ask() {
    clearTimeout(pause);
    if (search.value.trim() !== model.get("query")) look(model, { query: search.value });
  }
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, SEARCH_PAUSE);
  });
  search.addEventListener("keydown", (event) => event.key === "Enter" && ask());
  starred.addEventListener("click", () => look(model, { query: search.value, starred: !model.get("starred") }));
  undo.addEventListener("click", () => model.send({ kind: "undo" }));
  newer.addEventListener("click", () => turn(model, -1));
  older.addEventListener("click", () => turn(model, 1));

  return {
    update() {
      say(title, model.get("title"));
      say(counts, model.get("summary"));
      const hides = Boolean(model.get("picker"));
      const gone = model.get("deleted").at(-1);
      tools.hidden = hides || !(model.get("found") || model.get("query") || model.get("starred") || gone);
      undo.hidden = !gone;
      say(undo, "Undo");
      undo.title = `Bring back what was deleted last: ${gone}`;
      if (document.activeElement !== search) search.value = model.get("query");
      starred.setAttribute("aria-pressed", String(model.get("starred")));
      const { first, last, found } = rangeOf(model);
      say(range, found ? `${first + 1} to ${last} of ${found.toLocaleString("en")}` : "none");
      newer.disabled = first === 0;
      older.disabled = last >= found;
    },
    stop: () => clearTimeout(pause),
  };
}

/** @param {Model} model */
function rangeOf(model) {
  const first = model.get("first");
  return { first, last: first + model.get("cards").length, found: model.get("found") };
}

/** Turn to the next page, or the one before. @param {Model} model @param {number} by */
export function turn(model, by) {
  const { first, found } = rangeOf(model);
  const next = first + by * model.get("per_page");
  if (next < found && next > -model.get("per_page")) look(model, { first: Math.max(0, next) });
}
