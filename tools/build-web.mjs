// `node tools/build-web.mjs`: the web app into apps/web/dist, from a fresh clone too. Does nothing when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap, root, stop } from './bootstrap.mjs'

const app = join(root, 'apps/web')
const dist = join(app, 'dist')
const stampFile = join(dist, '.stamp')

/** What the app is made of: its own folder, every library, and the versions of everything else. */
const TYPES = ['tsconfig.base.json', 'tsconfig.web.json', 'tsconfig.web-tests.json']
const SOURCES = ['apps/web', 'packages', 'package.json', 'package-lock.json', 'tools/build-web.mjs', ...TYPES]
const NO_SOURCE = /(^|\/)(node_modules|dist|e2e|test|workbench)(\/|$)|\.test\.tsx?$/

function filesIn(path) {
  if (NO_SOURCE.test(relative(root, path).split(sep).join('/'))) return []
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(join(path, entry.name))
        : NO_SOURCE.test(entry.name)
          ? []
          : [join(path, entry.name)],
    )
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

const byName = (a, b) => (a < b ? -1 : 1)

/** One hash over names and contents of all sources, the same in every folder. */
function stampOf() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((path) => filesIn(join(root, path))).sort(byName)) {
    const bytes = readFileSync(file)
    hash.update(`${relative(root, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Moves the new folder into place; whoever reads meanwhile finds the old one or the new one. */
function replaceDist(folder) {
  const old = `${folder}-old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(folder, dist)
  rmSync(old, { recursive: true, force: true })
}

/** The app's hash, which administrators compare and approve (docs/spec/9-app.md). */
function builtHash() {
  return createHash('sha256')
    .update(readFileSync(join(dist, 'app-manifest.json')))
    .digest('base64url')
}

/** Builds the web app unless it is there already. Says in one line that it did. */
export function buildWeb() {
  const stamp = stampOf()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const startedAt = performance.now()
  const folder = join(root, '.chancery', `web-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', app, '--outDir', folder, '--emptyOutDir']
  const run = spawnSync(process.execPath, [...vite, '--logLevel', 'warn'], {
    cwd: app,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (run.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    stop(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\nThe web app could not be built.`)
  }
  writeFileSync(join(folder, '.stamp'), stamp)
  replaceDist(folder)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stderr.write(`Built the web app in ${seconds} s; its mark is ${builtHash()}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bootstrap()
  buildWeb()
  console.log(builtHash())
}
