/** A moment as HTTP writes it (IMF-fixdate, RFC 9110, section 5.6.7), always 29 characters. `time` is Unix time in seconds. */
export function formatHttpDate(time: number): string {
  return new Date(time * 1000).toUTCString()
}

/** The moment in this text, or `undefined` for any other spelling than {@link formatHttpDate}’s. */
export function parseHttpDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined
  const time = Date.parse(text) / 1000
  return Number.isInteger(time) && formatHttpDate(time) === text ? time : undefined
}
