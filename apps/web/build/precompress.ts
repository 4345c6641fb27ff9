import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest'])

/** Less than this is one packet on the wire anyway. */
const WORTH_BYTES = 1024

/** Writes `path.br` and `path.gz` beside each file that gets smaller by it. */
export async function precompress(folder: string, paths: readonly string[]): Promise<void> {
  await Promise.all(
    paths
      .filter((path) => COMPRESSIBLE.has(extname(path)))
      .map(async (path) => {
        const bytes = await readFile(join(folder, path))
        if (bytes.length < WORTH_BYTES) return
        const small = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
        await Promise.all([
          writeFile(join(folder, `${path}.br`), await promisify(brotliCompress)(bytes, small)),
          writeFile(join(folder, `${path}.gz`), await promisify(gzip)(bytes, { level: 9 })),
        ])
      }),
  )
}
