import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { encodeAppManifest } from '@chancery/protocol'

/** The files of a small app. */
export const SMALL_APP: Readonly<Record<string, string>> = {
  'assets/index-T13mo5pc.js': 'console.log(1)\n'.repeat(200),
  'assets/index-aaaaaaaa.css': ':root{color:red}',
  'chancery.webmanifest': '{"name":"Chancery"}',
  'icons/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'index.html': '<!doctype html><title>Chancery</title>',
  'service-worker.js': '"use strict"',
}

/** Writes an app as a build leaves it. Returns its manifest’s bytes. */
export async function writeApp(folder: string, files = SMALL_APP): Promise<Uint8Array> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
    await writeFile(join(folder, `${path}.br`), brotliCompressSync(text))
    await writeFile(join(folder, `${path}.gz`), gzipSync(text))
  }
  const manifest = encodeAppManifest({
    kind: 'app',
    version: '1.2.3',
    files: Object.entries(files)
      .map(([path, text]) => ({
        path,
        size: Buffer.byteLength(text),
        sha256: createHash('sha256').update(text).digest('base64url'),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  })
  await writeFile(join(folder, 'app-manifest.json'), manifest)
  return manifest
}
