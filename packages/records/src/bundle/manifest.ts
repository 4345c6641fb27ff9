import { fromUtf8, hex, sha256, utf8 } from '@chancery/base'
import { bundlePaths } from './paths.ts'

/** The files of a bundle by path, with `/` between folders. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>

/** Every file but the manifest itself with its SHA-256, in the form of `sha256sum`, sorted by path. */
export function makeManifest(files: BundleFiles): Uint8Array {
  const paths = [...files.keys()].filter((path) => path !== bundlePaths.manifest).sort()
  return utf8(paths.map((path) => `${hex(sha256(files.get(path) as Uint8Array))}  ${path}\n`).join(''))
}

/** Hash by path, or `undefined` when a line is malformed or a path is named twice. */
export function parseManifest(manifest: Uint8Array): ReadonlyMap<string, string> | undefined {
  const text = fromUtf8(manifest)
  if (text === undefined || !text.endsWith('\n')) return undefined
  const hashes = new Map<string, string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}([a-z0-9A-Z./-]+)$/.exec(line) ?? []
    if (hash === undefined || path === undefined || hashes.has(path)) return undefined
    hashes.set(path, hash)
  }
  return hashes
}
