/** One time that a device asked for a host: a DNS query, or a connection through a proxy. */
export interface Lookup {
  /** Milliseconds; the clock of the log read as if it were UTC where the log names no zone. */
  readonly at: number
  /** Who asked: mostly an IP address. */
  readonly client: string
  /** Lower case, without the dot at its end; an address where the log names no host. */
  readonly host: string
  /** The proxy said no, or the port is that of DNS over TLS. */
  readonly mark?: 'refused' | 'dns-over-tls'
}

/** What a line says: a lookup, something else that is understood, or nothing that is. */
export type LogLine = Lookup | 'other' | undefined

/** Reads the lines of one kind of log, one after the other. It never throws. */
export interface LineParser {
  parse(line: string): LogLine
}

/** A host as it is compared: DNS knows no case, and resolvers mix it on purpose. */
export function normalHost(host: string): string {
  const lower = host.toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}
