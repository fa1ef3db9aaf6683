// @ts-check
/** What the picker and the gallery have in common in the page. */

/** What this load of the page is called: a reloaded page has another name. */
export const PAGE = performance.timeOrigin;

/** What all pages are called that show one notebook which several people work in: whoever ran a cell, all follow. */
export const SHARED = 1;

const NAME = Symbol.for("promptmagic.page");

/**
 * What a notebook's opening is called: one that was closed and opened again in the same page has another name, since the
 * kernel's changes no longer reach its outputs.
 *
 * @param {{widget_manager?: any}} model
 */
export function pageOf(model) {
  const context = model.widget_manager?.context;
  if (!context) return PAGE;
  return context.model?.collaborative ? SHARED : (context[NAME] ??= PAGE + Math.random());
}

/**
 * Call once the kernel that a widget belongs to has ended or begun anew: it then hears nothing more.
 *
 * @param {{widget_manager?: any}} model
 * @param {() => void} call
 */
export function watchKernel(model, call) {
  const changes = model.widget_manager?.kernel?.statusChanged;
  /** @param {unknown} _kernel @param {string} status */
  function onStatus(_kernel, status) {
    if (["restarting", "autorestarting", "dead", "terminating"].includes(status)) call();
  }
  changes?.connect?.(onStatus);
  return () => changes?.disconnect?.(onStatus);
}

/** What a widget says whose kernel is gone. */
export const GONE = "The kernel was restarted: run the cell again to go on.";

export const ANSWER_PAUSE = 1500; // ms within which an idle kernel answers

/**
 * Whether a kernel may still answer: none is there in a static page, and one that is idle and has not answered knows
 * nothing of this widget (the notebook was opened again). One that is busy may answer later.
 *
 * @param {{widget_manager?: any}} model
 * @param {number} asked
 */
export function mayAnswer(model, asked) {
  const kernel = model.widget_manager?.kernel;
  return Boolean(kernel) && !(kernel.status === "idle" && performance.now() - asked > ANSWER_PAUSE);
}

/** @param {DataView} bytes @param {string} type */
export function urlOf(bytes, type) {
  return URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type }));
}

/** Let go of a picture once no page element can be loading it any more. @param {string | undefined} url */
export function release(url) {
  if (url) setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/**
 * Keep the notebook's shortcuts from the keys that mean something here. JupyterLab hears a key after the widget, which
 * stops it then; Notebook 7 hears it before, unless what has the focus says that its shortcuts are not wanted.
 *
 * @param {HTMLElement} root
 * @param {(event: KeyboardEvent, target: Element) => boolean} isOurs whether a key means something where it was pressed
 */
export function claimKeys(root, isOurs) {
  /** @param {KeyboardEvent} event */
  function claim(event) {
    const target = event.target;
    if (target instanceof Element && root.contains(target)) target.toggleAttribute("data-lm-suppress-shortcuts", isOurs(event, target));
  }
  window.addEventListener("keydown", claim, true);
  return () => window.removeEventListener("keydown", claim, true);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {HTMLElement} parent
 * @param {Tag} tag
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function add(parent, tag, name, attributes = {}) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

/** Set an element's text only where it differs, so that screen readers are not told twice. @param {HTMLElement} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Tell the kernel whether a widget can be seen: what is in view and in use does not give way when another cell runs.
 *
 * @param {HTMLElement} root
 * @param {{send(content: object): void}} model
 * @param {(isSeen: boolean) => void} [onChange]
 */
export function watchView(root, model, onChange) {
  let was = true;
  const watching = new IntersectionObserver((entries) => {
    const isSeen = entries[entries.length - 1].isIntersecting;
    if (isSeen === was) return;
    was = isSeen;
    model.send({ kind: "view", page: PAGE, seen: isSeen });
    onChange?.(isSeen);
  });
  watching.observe(root);
  return () => watching.disconnect();
}

/**
 * The views of one widget: each is taken down once, by its host or with the widget. A host may hold on to the element
 * that it gave a view, so that nothing is left in it.
 */
export function makeViews() {
  /** @type {Set<() => void>} */
  const ends = new Set();
  return {
    /** Return what takes a view down. @param {HTMLElement} el @param {() => void} stop */
    add(el, stop) {
      /** @type {(() => void) | undefined} */
      let last = stop;
      function end() {
        if (!ends.delete(end)) return;
        last?.();
        last = undefined;
        el.replaceChildren();
      }
      ends.add(end);
      return end;
    },
    end() {
      for (const end of [...ends]) end();
    },
  };
}
