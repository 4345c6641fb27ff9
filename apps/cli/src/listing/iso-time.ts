const MINUTE_MS = 60_000
const MINUTES_PER_HOUR = 60

/** A sender's time as ISO 8601 with the sender's own zone: `2026-11-23T14:30:00+05:30`. */
export function isoTime([unixSeconds, zoneMinutes]: readonly [number, number]): string {
  const local = new Date(unixSeconds * 1000 + zoneMinutes * MINUTE_MS).toISOString().slice(0, 19)
  const minutes = Math.abs(zoneMinutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  const zone = `${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`
  return `${local}${zoneMinutes < 0 ? '-' : '+'}${zone}`
}

/** The day on which a Unix time falls, here. */
export function isoDay(unixSeconds: number): string {
  const zoneMinutes = -new Date(unixSeconds * 1000).getTimezoneOffset()
  return isoTime([unixSeconds, zoneMinutes]).slice(0, 10)
}
