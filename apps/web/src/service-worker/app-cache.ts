import { base64url } from '@chancery/base'
import type { AppFile } from '@chancery/protocol'
import { decodeAppManifest } from '@chancery/protocol'

const MANIFEST = '/app-manifest.json'
const nameOf = (manifest: string): string => `app-${manifest}`

/** What else is kept of an answer: its type and its policies. Never the encoding, since we hold what is inside. */
const KEPT_HEADERS = [
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
]

/** An app that the server offers. */
export interface OfferedApp {
  /** The app's hash. */
  readonly manifest: string
  readonly version: string
  readonly files: readonly AppFile[]
  readonly list: Response
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

function keep(bytes: ArrayBuffer, { headers }: Response): Response {
  const kept = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return new Response(bytes, { headers: kept })
}

/** Asks the server which app it has. Throws when it cannot be asked, or when its answer is no list of files. */
export async function fetchOffer(): Promise<OfferedApp> {
  const response = await fetch(MANIFEST, { cache: 'no-store', redirect: 'error' })
  const bytes = await response.arrayBuffer()
  const decoded = response.ok ? decodeAppManifest(new Uint8Array(bytes)) : undefined
  if (decoded === undefined) throw new TypeError('The server has no list of the app’s files')
  return { manifest: await hashOf(bytes), version: decoded.version, files: decoded.files, list: keep(bytes, response) }
}

/** Where a file of the app is asked for. */
const addressOf = (path: string): string => (path === 'index.html' ? '/' : `/${path}`)

async function fetchFile({ path, sha256 }: AppFile): Promise<Response | undefined> {
  // Named by their content, assets may come from the browser’s own cache: their hash is compared all the same.
  const response = await fetch(addressOf(path), {
    cache: path.startsWith('assets/') ? 'default' : 'no-store',
    redirect: 'error',
  })
  const bytes = await response.arrayBuffer()
  return response.ok && (await hashOf(bytes)) === sha256 ? keep(bytes, response) : undefined
}

/** Fetches and keeps all files of an app. Says false, and keeps nothing, when one of them is not what the list says. */
export async function keepApp({ manifest, files, list }: OfferedApp): Promise<boolean> {
  const answers = await Promise.all(files.map(async (file) => [file, await fetchFile(file)] as const))
  const cache = await caches.open(nameOf(manifest))
  if (answers.some(([, answer]) => answer === undefined)) {
    await caches.delete(nameOf(manifest))
    return false
  }
  for (const [{ path }, answer] of answers) if (answer !== undefined) await cache.put(addressOf(path), answer)
  await cache.put(MANIFEST, list)
  return true
}

/** Whether an app is kept here whole: its list is put last. */
export async function isKept(manifest: string): Promise<boolean> {
  return (await caches.match(MANIFEST, { cacheName: nameOf(manifest) })) !== undefined
}

/** A file of the present app; a page that still runs an earlier app finds its own assets, which no other app has. */
export async function findFile(manifest: string, address: string): Promise<Response | undefined> {
  const found = await caches.match(address, { cacheName: nameOf(manifest), ignoreVary: true })
  return found ?? (address.startsWith('/assets/') ? caches.match(address, { ignoreVary: true }) : undefined)
}

/** Forgets every app but these. */
export async function dropOthers(manifests: readonly (string | undefined)[]): Promise<void> {
  const kept = new Set(manifests.map((manifest) => nameOf(manifest ?? '')))
  for (const name of await caches.keys()) if (name.startsWith('app-') && !kept.has(name)) await caches.delete(name)
}
