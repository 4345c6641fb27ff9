import type { Message } from '../composer/composer-terms.ts'
import { described } from './described.ts'
import type { TrayItem } from './tray-item.ts'

/**
 * Sends what lay ready, one message for each, in its order, with the text at the last; or the text alone. What one answers goes
 * with the first.
 */
export async function sendAll(
  items: readonly TrayItem[],
  { answers, ...words }: Message,
  onSend: (message: Message) => Promise<void>,
): Promise<void> {
  const first = answers === undefined ? {} : { answers }
  if (items.length === 0) return onSend({ ...words, ...first })
  for (const [at, item] of items.entries()) {
    const attachment = described(item)
    if (attachment === undefined) continue
    const said = at === items.length - 1 ? words : { text: item.caption.trim(), mentions: [] }
    // One after the other, so that they come in this order.
    // oxlint-disable-next-line no-await-in-loop
    await onSend({ ...said, attachment, ...(at === 0 ? first : {}) })
  }
}
