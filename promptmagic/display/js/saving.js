// @ts-check
/**
 * What a saved notebook holds of our widgets, so that nothing is amiss where it is opened without their kernel.
 *
 * JupyterLab and Notebook 7 save that a widget is shown, but what it shows only where a setting says so: opened again,
 * the notebook says "Error displaying widget: model not found". So each of ours that is in the notebook when it is
 * saved, and of which nothing is held, is held as an empty box: the figure below says all there is to say then. What is
 * held of ours that the notebook shows no more is taken out. Other people's widgets are left alone, and so is the
 * whole notebook in a host that saves in another way.
 *
 * @typedef {{model_name: string, model_module: string, model_module_version: string, state: any}} Held
 * @typedef {Record<string, Held>} States
 */

const VIEW = "application/vnd.jupyter.widget-view+json";
const STATE = "application/vnd.jupyter.widget-state+json";
const OURS = "promptmagic."; // how the names of our widgets' classes begin in Python
const EMPTY = "pm-empty"; // a class of the empty box, by which it is known later
const SEEN = Symbol.for("promptmagic.seen"); // every widget runs this file anew: what they share is kept at the manager

/** Hold a notebook's widgets of ours from now on whenever it is saved. @param {any} manager the host's, of all widgets */
export function holdWhenSaved(manager) {
  const { saveState, model } = manager?.context ?? {};
  if (!saveState?.connect || !model?.setMetadata || !model.cells || !manager.get_state_sync) return;
  if (!manager[SEEN]) {
    manager[SEEN] = new Set();
    saveState.connect((/** @type {any} */ _, /** @type {string} */ phase) => phase === "started" && holdShown(manager));
  }
  notice(manager);
}

/** Note which living widgets are ours: one that is closed may still be shown. @param {any} manager */
function notice(manager) {
  /** @type {States} */
  const states = manager.get_state_sync({ drop_defaults: true }).state;
  for (const [id, held] of Object.entries(states)) if (isFromHere(held)) manager[SEEN].add(id);
}

/** @param {any} manager */
function holdShown(manager) {
  notice(manager);
  const { model } = manager.context;
  const before = model.getMetadata("widgets") ?? {};
  /** @type {States} */
  const states = { ...before[STATE]?.state };
  const shown = shownIn(model);
  for (const id of shown) if (manager[SEEN].has(id) && !states[id]) Object.assign(states, emptyBox(id));
  prune(states, shown);
  if (JSON.stringify(states) === JSON.stringify(before[STATE]?.state ?? {})) return;
  const { [STATE]: _, ...others } = before;
  const widgets = { ...others, ...(Object.keys(states).length && { [STATE]: { version_major: 2, version_minor: 0, state: states } }) };
  if (Object.keys(widgets).length) model.setMetadata("widgets", widgets);
  else model.deleteMetadata("widgets");
}

/** The widgets that a notebook's outputs show. @param {any} model @returns {Set<string>} */
function shownIn(model) {
  const shown = new Set();
  for (let row = 0; row < model.cells.length; row += 1) {
    const outputs = model.cells.get(row).outputs;
    for (let place = 0; place < (outputs?.length ?? 0); place += 1) shown.add(outputs.get(place).data?.[VIEW]?.model_id);
  }
  return shown.delete(undefined), shown;
}

/** Take out what is ours, and neither shown nor part of another widget, with its layout. @param {States} states @param {Set<string>} shown */
function prune(states, shown) {
  const isPart = (/** @type {string} */ id) => JSON.stringify(states).includes(`"IPY_MODEL_${id}"`);
  const idle = Object.keys(states).filter((id) => isFromHere(states[id]) && !shown.has(id) && !isPart(id));
  for (const id of idle) {
    const layout = String(states[id].state.layout ?? "").replace("IPY_MODEL_", "");
    delete states[id];
    if (layout && !isPart(layout)) delete states[layout];
  }
  if (idle.length) prune(states, shown); // what was a part of these
}

/** @param {Held} held */
function isFromHere({ state }) {
  return Boolean(state?._anywidget_id?.startsWith?.(OURS) || state?._dom_classes?.includes?.(EMPTY));
}

/** A box that takes no place: without a kernel it would bear a mark of that. @param {string} id @returns {States} */
function emptyBox(id) {
  const layout = `${id}-layout`;
  const box = { _dom_classes: [EMPTY], children: [], layout: `IPY_MODEL_${layout}` };
  return {
    [id]: { model_name: "BoxModel", model_module: "@jupyter-widgets/controls", model_module_version: "*", state: box },
    [layout]: {
      model_name: "LayoutModel",
      model_module: "@jupyter-widgets/base",
      model_module_version: "*",
      state: { display: "none" },
    },
  };
}
