// @ts-check
/**
 * The values that the picker's parts hand each other.
 *
 * @typedef {{get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *            send(content: object, callbacks?: object, buffers?: ArrayBuffer[]): void, on(name: string, call: (...args: any[]) => void): void,
 *            off(name: string, call?: (...args: any[]) => void): void, widget_manager?: any}} Model
 * @typedef {{number: number, state: string, title?: string, text?: string, copy?: string, alt?: string,
 *            error?: string, undrawn?: string[], edited?: boolean, origin?: number, size?: number[],
 *            system?: string, unknown?: string, parts?: SaidPart[]}} Card
 * @typedef {[start: number, end: number, name: string, colour: string]} SaidPart
 * @typedef {"prompts" | "pictures"} Row
 * @typedef {{chosen: boolean, active: boolean, starred: boolean, url?: string, fraction: number, grows?: boolean}} Look
 * @typedef {{element: HTMLElement, show(card: Card, look: Look): void, edit?(): void, text?(): string}} CardView
 * @typedef {{update(): void, arrange?(): void, stop?(): void}} Part
 * @typedef {ReturnType<typeof import("./album.js").makeAlbum>} Album
 * @typedef {ReturnType<typeof import("./wire.js").makeWire>} Wire
 * @typedef {ReturnType<typeof import("./trail.js").makeTrail>} Trail
 * @typedef {ReturnType<typeof import("./reach.js").makeReach>} Reach
 * @typedef {{model: Model, album: Album, wire: Wire, trail: Trail, reach: Reach, announce(text: string): void, tell(text: string, stays?: boolean): void, rework(number: number): void}} Desk
 * @typedef {ReturnType<typeof import("./table.js").makeTable>} Table
 * @typedef {ReturnType<typeof import("./lightbox.js").makeLightbox>} Lightbox
 */

export {};
