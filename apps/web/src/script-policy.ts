// oxlint-disable-next-line import/default -- Vite makes this module: the address of the built worker
import workerUrl from './worker/main.ts?sharedworker&url'

/** The only texts that may become the address of a script: the worker and the service worker of this app. */
const ADDRESSES = [new URL(workerUrl, location.href).href, new URL('/service-worker.js', location.href).href]

interface ScriptPolicy {
  createScriptURL(address: string): unknown
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy
}

const rules: ScriptPolicy = {
  createScriptURL(address) {
    const { href } = new URL(address, location.href)
    if (!ADDRESSES.includes(href)) throw new TypeError('No script of this app has this address')
    return href
  },
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes

/** The page's one Trusted Types policy. Browsers that do not know Trusted Types get the same check. */
export const scriptPolicy: ScriptPolicy = factory?.createPolicy('chancery', rules) ?? rules

/** Where the worker's script is, for the constructors of workers; their types do not know Trusted Types. */
export function workerAddress(): string {
  return scriptPolicy.createScriptURL(workerUrl) as string
}
