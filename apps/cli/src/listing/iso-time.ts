const MINUTES_PER_HOUR = 60
/** The last second that has a year of four digits: a sender may have signed any number. */
const LAST_SECOND = 253_402_300_799

/** A sender's time as ISO 8601 with the sender's own zone: `2026-11-23T14:30:00+05:30`. */
export function isoTime([unixSeconds, zoneMinutes]: readonly [number, number]): string {
  const shownSeconds = Math.min(Math.max(unixSeconds + zoneMinutes * 60, 0), LAST_SECOND)
  const local = new Date(shownSeconds * 1000).toISOString().slice(0, 19)
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
