/** How a made-up office is built and behaves. */
export interface PlantedOptions {
  readonly people: number
  /** How many departments; with 0 there are none, and chats are of anybody. */
  readonly departments: number
  readonly days: number
  /** How many messages, about. */
  readonly messages: number
  /** The share of conversations in chats of one department or its leaders, the rest being in chats of anybody. */
  readonly inside: number
  /** From 0 to 1: how much ranks show in who opens, is answered sooner, is mentioned, adds people, and writes late. */
  readonly hierarchy: number
  /** The share of people whose own direct chats were exported, too. 0.1 by default. */
  readonly exporters?: number
}
