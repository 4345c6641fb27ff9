/** What is known of a conversation's unread texts, so that only what is new has to be looked at. */
export interface UnreadState {
  /** Key of the newest message that was looked at. */
  readonly upTo: string
  readonly texts: readonly { readonly position: number; readonly mentions: boolean }[]
}
