/** The first row: what people put under a message most. */
export const quickEmoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const
