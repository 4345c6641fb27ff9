/** What the engine tells whoever runs it. */
export type EngineEvent =
  /** Work that takes long: `done` of `total` cells or entries. */
  | { readonly kind: 'progress'; readonly what: 'board' | 'register'; readonly done: number; readonly total: number }
  /** Something that a person should know. `text` is a sentence. */
  | { readonly kind: 'warning'; readonly code: string; readonly text: string }
  /** A message or a change has been stored. */
  | { readonly kind: 'message'; readonly conversation: string; readonly position: number; readonly own: boolean }

export type Reporter = (event: EngineEvent) => void
