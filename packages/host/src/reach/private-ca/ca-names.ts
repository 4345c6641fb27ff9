import { isIP } from 'node:net'
import { serverError } from '../../errors.ts'

/** What a private CA may vouch for. At least one of the two has a member; each is in its one form. */
export interface CaNames {
  readonly hosts: readonly string[]
  readonly addresses: readonly string[]
  /** As the operator put them first: the one for links. */
  readonly first: string
}

const MAX_NAMES = 20
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** `localhost, 10.0.0.7` as names. Throws `server/reach` with what to do. */
export function parseCaNames(text: string): CaNames {
  const names = [...new Set(text.split(',').map((name) => canonical(name.trim())))]
  if (names.length > MAX_NAMES)
    throw serverError('server/reach', `A private CA is for at most ${MAX_NAMES} names; leave some out`)
  return {
    hosts: names.filter((name) => isIP(name) === 0),
    addresses: names.filter((name) => isIP(name) !== 0),
    first: names[0] as string,
  }
}

/** One name in its one form: small letters, Punycode, short IPv6. */
function canonical(text: string): string {
  const isAddress = isIP(text) !== 0
  const url = `http://${isIP(text) === 6 ? `[${text}]` : text}`
  const name = URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '') : ''
  // A browser takes 127.1 for an address; whoever wrote that as a name is asked again.
  const isHost =
    !isAddress &&
    !/[\s/:@?#\\%]/.test(text) &&
    isIP(name) === 0 &&
    name.length <= 253 &&
    name.split('.').every((part) => LABEL.test(part))
  if (isHost || (isAddress && !isEverywhere(name))) return name
  throw serverError(
    'server/reach',
    `“${text}” after --private-ca is neither a host name nor an IP address; write for instance --private-ca chat.example.org,10.0.0.7`,
  )
}

/** Addresses to listen on that are nobody's address. */
function isEverywhere(address: string): boolean {
  return address === '0.0.0.0' || address === '::'
}
