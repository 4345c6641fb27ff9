import { isIP } from 'node:net'

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/**
 * Whether a browser takes `name` for this machine without asking anybody: what stands in a `Host` header or a link.
 * A name that merely resolves to 127.0.0.1 is not one; a foreign page can have such a name (DNS rebinding).
 */
export function isLoopbackName(name: string): boolean {
  return isLoopback(bare(name)) || bare(name).endsWith('.localhost')
}

/** A name as URLs have it, in the form in which it is compared: no brackets, no dot at the end. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

/** The name in a `Host` header, without its port; nothing when it is no host. */
export function hostName(header: string | undefined): string | undefined {
  if (header === undefined || !/^[^\s/@?#\\]+$/.test(header)) return undefined
  return URL.canParse(`http://${header}`) ? new URL(`http://${header}`).hostname : undefined
}
