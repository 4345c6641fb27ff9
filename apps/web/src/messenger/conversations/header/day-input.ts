/** A day of the person’s own calendar, as a field for dates has it: `2026-11-22`. */
export function dayInput(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** When that day begins, where the person is; `undefined` while the field holds no whole date. Milliseconds since 1970. */
export function startOfDay(day: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (parts === null) return undefined
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const start = new Date(year, month - 1, date)
  return start.getMonth() === month - 1 && start.getDate() === date ? start.getTime() : undefined
}
