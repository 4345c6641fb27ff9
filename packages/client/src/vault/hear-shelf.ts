import type { Engine } from '../engine/engine.ts'

/** The server says how much is on the shelf. What it said before may be heard after. */
export function hearShelf(engine: Engine, end: number | undefined): void {
  if (end !== undefined) engine.shelfEnd = Math.max(end, engine.shelfEnd ?? 0)
}
