// The rules for the widgets' JavaScript. They stand here by name, so that the linter needs nothing but itself.
const browser = ["document", "window", "navigator", "performance", "console", "fetch", "createImageBitmap", "ClipboardItem"];
const types = ["Blob", "ClipboardItem", "DataView", "Element", "Event", "File", "FileReader", "HTMLElement", "HTMLCanvasElement", "HTMLInputElement", "Image", "Node", "Option"];
const calls = ["URL", "AbortController", "ResizeObserver", "IntersectionObserver", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "getComputedStyle", "requestAnimationFrame"];
const known = Object.fromEntries([...browser, ...types, ...calls].map((name) => [name, "readonly"]));

export default [
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: known },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      complexity: ["error", 16],
      "consistent-return": "error",
      "default-case-last": "error",
      eqeqeq: "error",
      "max-lines": ["error", 260],
      "max-params": ["error", 6],
      "no-async-promise-executor": "error",
      "no-constant-condition": "error",
      "no-dupe-keys": "error",
      "no-duplicate-imports": "error",
      "no-empty": "error",
      "no-eval": "error",
      "no-fallthrough": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-promise-executor-return": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Words from people and models are only ever set as text." },
        { property: "outerHTML", message: "Words from people and models are only ever set as text." },
        { property: "insertAdjacentHTML", message: "Words from people and models are only ever set as text." },
      ],
      "no-self-compare": "error",
      "no-shadow": ["error", { builtinGlobals: false, hoist: "functions" }],
      "no-undef": "error",
      "no-unreachable": "error",
      "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      radix: "error",
    },
  },
  { files: ["tests/**"], languageOptions: { globals: { process: "readonly" } } },
];
