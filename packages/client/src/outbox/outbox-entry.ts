import type { ConversationId, MessageId } from '@chancery/protocol'
import type { Draft, Failure } from '../letter/letter.ts'

/** Something that still has to reach the board. Stored before it is sent, deleted when it is seen there. */
export interface OutboxEntry {
  /** Place in line; also the key in the store. */
  readonly sequence: string
  /** Of an offer of history, an id that no conversation has. */
  readonly conversation: ConversationId
  /** What has not been signed yet: that happens at transmission, after catching up. */
  readonly draft?: Draft
  /** What the interface calls it; absent when whoever sent it waits for it. */
  readonly tag?: string
  /** Why the server did not take a text; it waits for the person's decision. */
  readonly failure?: Failure
  /** A wish to leave or to be added again that has not been signed yet. */
  readonly wish?: 'l' | 'j'
  /** This person's portrait, as it is when this is signed. */
  readonly isPortrait?: true
  /** What has been signed. */
  readonly payload?: { readonly kind: 'statement' | 'commit'; readonly bytes: Uint8Array }
  /** The payload's id. Seen on the board, the entry is done. */
  readonly message?: MessageId
  /** Cells that go before the others: the intros of those whom a commit adds, or a Welcome is for. */
  readonly before?: readonly Uint8Array[]
  /** Sealed cells: sent again byte for byte, as long as epoch and day are the same. */
  readonly cells?: readonly Uint8Array[]
  readonly sealedFor?: { readonly epoch: number; readonly day: number }
  /** A Welcome, which this device does not read back: durable, the entry is done. */
  readonly isWelcome?: true
}
