// `node tools/budgets.mjs`: how much of the web app a browser fetches before anything can be seen, gzipped, against the budget.
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bootstrap, root } from './bootstrap.mjs'

/** In bytes, gzipped. A part may only grow by raising its number here, which somebody sees. */
export const BUDGETS = {
  /** The page, its styles, every script it loads before it asks for a part by itself, and the sentences of one language. */
  shell: 253 * 1024,
  /** The engine: MLS with a post-quantum KEM, signatures, both logs, storage, search. It starts beside the page. */
  worker: 160 * 1024,
}

/** The files that a script imports before it runs, and theirs. What it imports later, by itself, is not among them. */
function closureOf(dist, entries, parse) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path)) return
    seen.add(path)
    if (!path.endsWith('.js')) return
    for (const { source } of parse(readFileSync(join(dist, path), 'utf8')).body)
      if (typeof source?.value === 'string') visit(posix.join(posix.dirname(path), source.value))
  }
  for (const entry of entries) visit(entry)
  return [...seen]
}

/** What the page names in its own text: scripts and styles. */
function namedBy(html) {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path)
}

/** Each part: the files that are fetched for it. */
export function partsOf(dist, parse) {
  const { files } = JSON.parse(readFileSync(join(dist, 'app-manifest.json'), 'utf8'))
  const assets = files.map(({ path }) => path).filter((path) => path.startsWith('assets/'))
  const engine = assets.filter((path) => /^assets\/worker-[A-Za-z0-9_-]{8}\.js$/.test(path))
  const words = assets.filter((path) => /^assets\/english-[A-Za-z0-9_-]{8}\.js$/.test(path))
  const page = closureOf(dist, namedBy(readFileSync(join(dist, 'index.html'), 'utf8')), parse)
  return { shell: ['index.html', ...new Set([...page, ...words])], worker: closureOf(dist, engine, parse) }
}

function sizeOf(dist, path) {
  return gzipSync(readFileSync(join(dist, path)), { level: 9 }).length
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(6)} KB`

/** Prints each part and whether it is within its budget; says whether all are. */
export function report(dist, parse) {
  let isWithin = true
  let total = 0
  for (const [name, paths] of Object.entries(partsOf(dist, parse))) {
    const sizes = paths.map((path) => [path, sizeOf(dist, path)]).sort(([, a], [, b]) => b - a)
    const sum = sizes.reduce((before, [, size]) => before + size, 0)
    total += sum
    const verdict = sum <= BUDGETS[name] && paths.length > 0
    isWithin &&= verdict
    console.log(
      `${verdict ? 'ok  ' : 'OVER'} ${name.padEnd(8)} ${kilobytes(sum)} of ${kilobytes(BUDGETS[name]).trim()}, gzipped`,
    )
    for (const [path, size] of sizes) console.log(`       ${kilobytes(size)}  ${path}`)
  }
  console.log(`     both     ${kilobytes(total)}`)
  return isWithin
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bootstrap()
  const dist = join(root, 'apps/web/dist')
  const { buildWeb } = await import('./build-web.mjs')
  if (existsSync(join(root, 'apps/web/index.html'))) buildWeb()
  const { parseAst } = await import('vite')
  if (!report(dist, parseAst)) process.exit(1)
}
