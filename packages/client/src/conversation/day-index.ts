/** Where a conversation's days begin: UTC day (of the board's clock) and position of its first message, ascending. */
export type DayIndex = readonly (readonly [day: number, position: number])[]
