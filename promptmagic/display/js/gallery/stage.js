// @ts-check
/** The stage: the picker into which a generation was restored. */

import { add } from "../page.js";
import { button } from "./buttons.js";

/** @typedef {import("./types.js").Model} Model */

/** @param {HTMLElement} root @param {Model} model */
export function makeStage(root, model) {
  const bar = add(root, "div", "pg-tools");
  const back = button(bar, "← Back to the gallery", "", "Leave this picker: the picks stay");
  const stop = button(bar, "■ Stop", "", "End the painting: what has arrived is kept");
  const host = add(root, "div", "pg-stage");
  /** @type {string | null} */
  let hung = null;
  /** @type {any} */
  let view;
  back.addEventListener("click", () => model.send({ kind: "back" }));
  stop.addEventListener("click", () => {
    stop.disabled = true;
    model.send({ kind: "stop" });
  });

  /** @param {string} reference */
  async function hang(reference) {
    const child = await model.widget_manager.get_model(reference.replace(/^IPY_MODEL_/, ""));
    const made = await model.widget_manager.create_view(child);
    if (hung !== reference) {
      made.remove();
      return;
    }
    view = made;
    host.replaceChildren(view.el);
  }

  function clear() {
    view?.remove();
    view = undefined;
    host.replaceChildren();
  }

  return {
    update() {
      const reference = referenceOf(model.get("picker"));
      bar.hidden = host.hidden = !reference;
      back.disabled = model.get("painting");
      stop.hidden = !model.get("painting");
      if (stop.hidden) stop.disabled = false;
      if (reference === hung) return;
      hung = reference;
      clear();
      if (reference) hang(reference);
    },
    stop: clear,
  };
}

/** The id of a child widget, whether it comes as a reference or as a model. @param {any} picker @returns {string | null} */
function referenceOf(picker) {
  if (!picker) return null;
  return typeof picker === "string" ? picker : picker.model_id;
}
