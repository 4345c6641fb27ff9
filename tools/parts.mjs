// Programs that some tests need and npm does not bring. A missing one fails the run, unless `--without=` names it; an
// optional one is a second opinion of somebody else’s: where it is missing, its tests are reported as not run.
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

function inPath(name) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const file of names) {
      try {
        accessSync(join(folder, file), constants.X_OK)
        if (statSync(join(folder, file)).isFile()) return join(folder, file)
      } catch {
        // Not in this folder.
      }
    }
  return undefined
}

/** The browser that the tests drive: the one named in CHANCERY_CHROMIUM, else an installed Chrome or Chromium. */
export function findBrowser() {
  const named = process.env.CHANCERY_CHROMIUM
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  const inFolders = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'].map(inPath)
  return [...inFolders, ...KNOWN_BROWSERS].find((path) => path !== undefined && existsSync(path))
}

const KNOWN_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
]

/** Each part: the name that `--without=` takes, what it is for, and where it is (or `undefined`). */
export const parts = [
  {
    name: 'go',
    isOptional: true,
    why: 'with golang.org/x/mod (Debian: golang-go, golang-golang-x-mod-dev) lets Go’s checksum-database code judge our logs',
    find: () => (existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb') ? inPath('go') : undefined),
  },
  {
    name: 'strace',
    isOptional: true,
    why: 'shows what sockets a program really opens',
    find: () => inPath('strace'),
  },
  {
    name: 'browser',
    why: 'runs the web app (Chrome or Chromium; Debian: chromium; or name it in CHANCERY_CHROMIUM)',
    find: findBrowser,
  },
  { name: 'openssl', why: 'checks our signatures and ciphers with someone else’s code', find: () => inPath('openssl') },
]

/** What the person chose to go without; ends in an error for a name that is no part. */
export function withoutParts(list) {
  const chosen = (list ?? '').split(',').filter((name) => name !== '')
  const unknown = chosen.filter((name) => !parts.some((part) => part.name === name))
  const known = parts.map(({ name }) => name).join(', ')
  return { chosen, problem: unknown.length > 0 ? `--without=${unknown.join(',')}: there is only ${known}.` : undefined }
}

/** The optional parts that are not here: the run goes on without them, and says so. */
export function absentParts() {
  return parts.filter(({ isOptional, find }) => isOptional && find() === undefined).map(({ name }) => name)
}

/** A sentence for each part that is neither here nor chosen to go without, and one about what to do. */
export function missingParts(chosen) {
  const missing = parts.filter(
    ({ name, isOptional, find }) => !isOptional && !chosen.includes(name) && find() === undefined,
  )
  if (missing.length === 0) return []
  const without = [...chosen, ...missing.map(({ name }) => name)].join(',')
  const sentences = missing.map(({ name, why }) => `Missing: ${name}, which ${why}.`)
  return [...sentences, `Install what is missing, or go on without it: npm test -- --without=${without}`]
}
