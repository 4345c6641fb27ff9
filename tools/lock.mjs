// Keeps package-lock.json complete. A registry or mirror that lacks a package for some other platform makes `npm install`
// leave it out of the lock file without a word, and then `npm ci` refuses that lock file everywhere. Their versions are
// pinned by the package that asks for them, so they can be written down without asking any registry.
// `node tools/lock.mjs` checks; `--fix` writes. Plain JavaScript for Node 20, since it repairs what installing needs.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'netbsd', 'openbsd', 'sunos']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** What the name of a platform package says about where it belongs, in the form of a lock file. */
export function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = words.filter((word) => SYSTEMS.includes(word))
  const cpu = words.filter((word) => PROCESSORS.includes(word))
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  return { ...(os[0] === 'linux' && { libc: [libc] }), ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }) }
}

/** Whether npm would find `name` from the package at `path`, by the rule of nested node_modules. */
function isFound(packages, path, name) {
  for (let folder = path; ;) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
    const above = folder.lastIndexOf('/node_modules/')
    folder = above < 0 ? '' : folder.slice(0, above)
  }
}

/** The optional packages, pinned to one version, that the lock file should have and has not. */
export function missingFrom(lock) {
  const missing = new Map()
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
    for (const [name, version] of Object.entries(optionalDependencies))
      if (!isFound(lock.packages, path, name)) missing.set(`node_modules/${name}`, { name, version, dev, by: path })
  return missing
}

/** The lock file with what was missing, in npm's order. */
export function complete(lock) {
  const packages = { ...lock.packages }
  for (const [path, { name, version, dev, by }] of missingFrom(lock)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${by} asks for ${name}@${version}, which is not one version`)
    packages[path] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) }
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(sorted) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path =
    process.argv.find((arg) => arg.endsWith('.json')) ?? fileURLToPath(new URL('../package-lock.json', import.meta.url))
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingFrom(lock)
  if (process.argv.includes('--fix')) writeFileSync(path, `${JSON.stringify(complete(lock), null, 2)}\n`)
  else {
    for (const [, { name, version, by }] of missing) console.error(`${by || 'the project'} needs ${name}@${version}`)
    if (missing.size > 0) process.exitCode = 1
  }
  console.log(
    `${missing.size} packages ${process.argv.includes('--fix') ? 'were' : 'are'} missing from package-lock.json`,
  )
}
