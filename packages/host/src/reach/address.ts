import { isIP } from 'node:net'
import { serverError } from '../errors.ts'
import type { ReachChoice } from './choose-reach.ts'
import { isLoopback } from './loopback.ts'
import { covers, hostNames } from './tls/tls-pair.ts'
import type { TlsPair } from './tls/tls-pair.ts'

/** Where a server listens, and what it knows of its names. */
export interface Standing {
  readonly choice: ReachChoice
  readonly host: string
  readonly pair: TlsPair | undefined
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** The name in links: what the operator said, or else the first that is known to lead here. */
export function nameOf({ choice, host, pair }: Standing): string {
  if (choice.url !== undefined) return new URL(choice.url).hostname.replace(/^\[(.*)\]$/, '$1')
  if (choice.kind === 'private-ca') return choice.names.first
  const own = isLoopback(host) ? ['localhost', host] : isEverywhere(host) ? [] : [host]
  if (pair === undefined) return own[0] ?? host
  const names = [...own, ...hostNames(pair.leaf)]
  const name = names.find((candidate) => covers(pair.leaf, candidate)) ?? names[0]
  if (name !== undefined) return name
  throw serverError(
    'server/reach',
    'The certificate names no host to put into links; say what people open, such as --url https://chat.example.org',
  )
}

/** The address that people open, without a slash at the end. */
export function addressOf(standing: Standing, port: number): string {
  const { choice, pair } = standing
  if (choice.url !== undefined) return choice.url
  const name = nameOf(standing)
  // An origin as browsers write it: without the port that goes without saying.
  return new URL(`${pair ? 'https' : 'http'}://${isIP(name) === 6 ? `[${name}]` : name}:${port}`).origin
}
