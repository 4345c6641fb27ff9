/** The first row: what people put under a message most. */
export const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

const MOST = 16

let recent: readonly string[] = []

/**
 * What was picked lately, the latest first. Only for this visit: what lies in the browser beside the sealed storage could be read
 * without opening it.
 */
export function recentEmoji(): readonly string[] {
  return recent
}

export function rememberEmoji(emoji: string): void {
  recent = [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MOST)
}
