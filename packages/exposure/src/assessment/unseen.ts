import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatMessage } from '../chat/chat-message.ts'
import type { Unseen } from './assessment.ts'

/** Where exports are said to be cut: without media, and with. The oldest messages are then missing. */
const LIMITS = [40_000, 10_000]
/** Lines of the app itself may count or not. */
const NEAR = 0.02

/** Counts what is named in exports and not shown. */
export class UnseenCounter {
  #mediaMissing = 0
  #mediaUnread = 0
  #deleted = 0
  #viewOnce = 0
  #calls = 0
  readonly #unread: { readonly name: string; readonly code: string }[] = []

  refuse(name: string, code: string): void {
    this.#unread.push({ name, code })
  }

  /** Files beside the chats, which nobody opened. */
  addUnread(attachments: number): void {
    this.#mediaUnread += attachments
  }

  add({ kind, media, isViewOnce }: ChatMessage): void {
    if (media?.isMissing === true) this.#mediaMissing++
    if (kind === 'deleted') this.#deleted++
    if (kind === 'call') this.#calls++
    if (isViewOnce === true) this.#viewOnce++
  }

  finish(files: readonly ChatFile[], joinedByName: number): Unseen {
    return {
      unread: this.#unread,
      cut: files.flatMap(({ messages, notices }, file) => {
        const limit = LIMITS.find((at) => messages + notices >= at * (1 - NEAR) && messages <= at * (1 + NEAR))
        return limit === undefined ? [] : [{ file, limit }]
      }),
      mediaMissing: this.#mediaMissing,
      mediaUnread: this.#mediaUnread,
      deleted: this.#deleted,
      viewOnce: this.#viewOnce,
      calls: this.#calls,
      unparsed: files.reduce((sum, { unparsed }) => sum + unparsed.count, 0),
      ambiguous: files.flatMap(({ isDateOrderSure, messages }, file) =>
        isDateOrderSure || messages === 0 ? [] : [file],
      ),
      joinedByName,
    }
  }
}
