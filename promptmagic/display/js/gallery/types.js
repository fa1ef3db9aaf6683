// @ts-check
/**
 * The values that the gallery's parts hand each other.
 *
 * @typedef {{get(name: string): any, send(content: object): void, on(name: string, call: (...args: any[]) => void): void,
 *            off(name: string, call?: (...args: any[]) => void): void, widget_manager?: any}} Model
 * @typedef {{id: string, brief: string, facts: string, when: string, alt: string, number: number, count: number,
 *            starred: boolean, starred_shown: boolean}} Card
 * @typedef {{number: number, title: string, text: string, copy: string, alt: string, caption: string, painted: boolean,
 *            starred: boolean, chosen: boolean}} Variation
 * @typedef {Card & {price: string, prompts: string[], variations: Variation[]}} Opened
 * @typedef {"card" | "strip" | "large"} Size
 * @typedef {ReturnType<typeof import("./album.js").makeAlbum>} Album
 */

export {};
