/** The text of one chat: a `.txt`, or the one within a `.zip`. It can be read more than once. */
export interface ChatText {
  /** The name of the file, for people: of the archive where the text's own name says nothing. */
  readonly name: string
  /** In bytes, unpacked. */
  readonly size: number
  /** From the start; throws a coded error where the archive is damaged. */
  chunks(): AsyncIterable<Uint8Array>
}

/** What one file that somebody chose holds. */
export interface OpenedExport {
  readonly name: string
  readonly chats: readonly ChatText[]
  /** Files beside the chats: photos, voice notes, and the like. They are not read. */
  readonly attachments: number
}
