import type { Engine, EngineEvent, Recipient } from '@chancery/client'
import { listWaiting, readMessage, readUpTo, refreshHidden, refreshStar } from '@chancery/client'
import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { ConversationKey } from '../../contract/topics.ts'

/** What one worker tells the others of this browser: where to look, never what stands there. */
export type Note =
  /** The device was locked, somebody did something, or what is stored was made, opened otherwise, or wiped. */
  | { readonly kind: 'lock' | 'awake' | 'storage' }
  | { readonly kind: 'message' | 'act'; readonly conversation: ConversationId; readonly position: number }
  | { readonly kind: 'own-act'; readonly conversation: ConversationId; readonly message: MessageId }
  | { readonly kind: 'letter'; readonly tag: string }
  | { readonly kind: 'letter-gone'; readonly tag: string; readonly to: Recipient }
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  | { readonly kind: 'read'; readonly conversation: ConversationId; readonly read: number }
  | { readonly kind: 'roster' }
  | { readonly kind: 'portrait'; readonly person: PersonId }
  | { readonly kind: 'draft' | 'preferences'; readonly conversation: ConversationKey }

/** A line to the workers of other tabs, or of another version of the app, on the same storage. */
export class Neighbours {
  readonly #channel = new BroadcastChannel('chancery-workers')

  constructor(hear: (note: Note) => void) {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Note>) => hear(data))
  }

  tell(note: Note): void {
    this.#channel.postMessage(note)
  }

  /** Tells what the engine has stored. */
  tellEvent(event: EngineEvent): void {
    const note = noteOf(event)
    if (note !== undefined) this.tell(note)
  }
}

function noteOf(event: EngineEvent): Note | undefined {
  switch (event.kind) {
    case 'message':
    case 'act':
      return { kind: event.kind, conversation: event.conversation, position: event.position }
    case 'letter':
      return { kind: 'letter', tag: event.letter.tag }
    case 'letter-gone':
    case 'own-act':
    case 'conversation':
    case 'read':
    case 'roster':
    case 'portrait':
      return event
    case 'progress':
    case 'warning':
    case 'network':
    case 'transfer':
    case 'history':
      return undefined
  }
}

/** What another worker has stored, as if this engine had; it must know by now what lies in the storage. */
export async function eventOf(engine: Engine, note: Note): Promise<EngineEvent | undefined> {
  switch (note.kind) {
    case 'message': {
      const stored = await readMessage(engine, note)
      if (stored === undefined) return undefined
      return { ...note, kind: 'message', own: stored.device === engine.keys.device, stored }
    }
    case 'act': {
      const stored = await readMessage(engine, note)
      if (stored === undefined) return undefined
      // Set without the lock, so no generation told of them.
      await refreshStar(engine, stored.id)
      await refreshHidden(engine, stored.id)
      return { ...note, kind: 'act', stored }
    }
    case 'letter': {
      const letter = (await listWaiting(engine)).find(({ tag }) => tag === note.tag)
      return letter === undefined ? undefined : { kind: 'letter', letter }
    }
    case 'read':
      // Set without the lock, so no generation told of it.
      engine.readMarks.set(note.conversation, Math.max(note.read, readUpTo(engine, note.conversation)))
      return note
    case 'letter-gone':
    case 'own-act':
    case 'conversation':
    case 'roster':
    case 'portrait':
      return note
    case 'lock':
    case 'awake':
    case 'storage':
    case 'draft':
    case 'preferences':
      return undefined
  }
}
