import { serverError } from '../errors.ts'
import { isLoopback, isLoopbackName } from './loopback.ts'
import { parseCaNames } from './private-ca/ca-names.ts'
import type { CaNames } from './private-ca/ca-names.ts'

/** What an operator can say about how people reach the server. */
export interface ReachOptions {
  /** PEM file: the organization's certificate, and those between it and its root. */
  readonly cert?: string
  /** PEM file: the private key of the certificate. */
  readonly key?: string
  /** Host names and IP addresses, with commas between, for which a private CA is made: for trials. */
  readonly privateCa?: string
  /** Plain HTTP, but only for what a proxy took over TLS. */
  readonly trustProxy?: boolean
  /** The address that people open, where the server cannot know it. */
  readonly url?: string
}

/** How people reach the server. Plain HTTP is for this machine alone, or behind a proxy that speaks TLS. */
export type ReachChoice =
  | { readonly kind: 'this-machine'; readonly url: string | undefined }
  | { readonly kind: 'certificate'; readonly cert: string; readonly key: string; readonly url: string | undefined }
  | { readonly kind: 'private-ca'; readonly names: CaNames; readonly url: string | undefined }
  | { readonly kind: 'proxy'; readonly url: string }

const refuse = (sentence: string) => serverError('server/reach', sentence)

/** Decides, before anything is opened. Throws `server/reach` with one sentence that says what to do. */
export function chooseReach(host: string, options: ReachOptions): ReachChoice {
  const { cert, key, privateCa, trustProxy = false } = options
  const url = options.url === undefined ? undefined : parseAddress(options.url)
  if ((cert === undefined) !== (key === undefined))
    throw refuse('--cert and --key belong together; name the file of the certificate and the file of its key')
  if ([cert !== undefined, privateCa !== undefined, trustProxy].filter(Boolean).length > 1)
    throw refuse('Choose one of --cert with --key, --private-ca, and --trust-proxy')
  if (url?.startsWith('http:') && (cert !== undefined || privateCa !== undefined || trustProxy))
    throw refuse(`People reach this server over TLS; write the address after --url with https`)
  if (cert !== undefined && key !== undefined) return { kind: 'certificate', cert, key, url }
  if (privateCa !== undefined) return { kind: 'private-ca', names: parseCaNames(privateCa), url }
  if (trustProxy) return behindProxy(url)
  return thisMachine(host, url)
}

function behindProxy(url: string | undefined): ReachChoice {
  if (url !== undefined) return { kind: 'proxy', url }
  throw refuse(
    'Behind a proxy the server cannot know its address; say what people open, such as --url https://chat.example.org',
  )
}

function thisMachine(host: string, url: string | undefined): ReachChoice {
  if (!isLoopback(host))
    throw refuse(
      `Others can reach ${host}, and plain HTTP would let them listen: give the organization’s certificate with --cert and --key, make one for a trial with --private-ca NAME, or put a proxy with TLS in front and say --trust-proxy`,
    )
  if (url?.startsWith('https:'))
    throw refuse('An address with https needs --cert and --key, --private-ca, or --trust-proxy')
  return { kind: 'this-machine', url }
}

/** `scheme://host[:port]`, as it stands in links. */
function parseAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWhole = url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== ''
  if (!isWhole || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw refuse('The address after --url must be like https://chat.example.org or https://chat.example.org:8443')
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname))
    throw refuse('The address after --url must begin with https: only this machine is reached over plain HTTP')
  return url.origin
}
