import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** What `SOURCE.txt` of a folder says of its files: lines of `sha256  name`. */
function sumsIn(folder: string): Map<string, string> {
  const text = readFileSync(join(folder, 'SOURCE.txt'), 'utf8')
  return new Map([...text.matchAll(/^\s*([0-9a-f]{64})\s+(\S+)/gm)].map(([, sum = '', name = '']) => [name, sum]))
}

/** The lines of one file of a data set, after its checksum was compared with the folder's SOURCE.txt; gzip is undone. */
export function readChecked(folder: string, name: string): string[] {
  const bytes = readFileSync(join(folder, name))
  const sums = sumsIn(folder)
  const zipped = name.endsWith('.gz')
  const content = zipped ? gunzipSync(bytes) : bytes
  const wanted = sums.get(name) ?? sums.get(name.replace(/\.gz$/, ''))
  const found = [bytes, content].map((one) => hash('sha256', one))
  if (wanted === undefined || !found.includes(wanted))
    throw new Error(`${join(folder, name)} is not the file that SOURCE.txt names; fetch it again`)
  return content
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
