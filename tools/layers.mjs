// Checks the shape of the code against layers.mjs: who imports whom, and where files may be.
// `node tools/layers.mjs`; tools/layers.test.mjs proves that each rule bites.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const PARTS = ['packages', 'apps', 'bench']
const SOURCE = /\.(ts|tsx|mts|mjs|js)$/
const TEST = '(\\.test\\.(ts|tsx|mjs)$|^[^/]+/[^/]+/(test|e2e)/)'
const DRAWER = /^(utils?|helpers?|common|misc|manager)$|^types\.ts$/

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Where a layer's files are: `packages/crypto/public` is `packages/crypto/src/public`. */
function folderOf(layer) {
  const [top, name, ...below] = layer.split('/')
  if (below.length === 0 || below[0] === 'src') return layer
  return [top, name, 'src', ...below].join('/')
}

/** A pattern for the files of a layer, without the layers that lie inside it. */
function filesOf(layer, layers) {
  const folder = folderOf(layer)
  const inner = Object.keys(layers)
    .map(folderOf)
    .filter((other) => other.startsWith(`${folder}/`))
  return { path: `^${escape(folder)}/`, pathNot: inner.map((other) => `^${escape(other)}/`) }
}

/** The table of layers as rules for dependency-cruiser. */
export function rulesFrom({ layers, neverReaches }) {
  const forbidden = [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ]
  for (const [layer, { may, npm, node }] of Object.entries(layers)) {
    const { path, pathNot } = filesOf(layer, layers)
    const from = { path, pathNot: [...pathNot, TEST] }
    if (may !== 'everything') {
      // A negative look-ahead, because `may` can name one layer that lies inside another that is not allowed.
      const allowed = [layer, ...may].map((other) => {
        const files = filesOf(other, layers)
        return `(?!${files.pathNot.map((inner) => inner.slice(1)).join('|') || '$^'})${files.path.slice(1)}`
      })
      // A program's bin file starts through the same script as everything else.
      if (node) allowed.push(String.raw`tools/bootstrap\.mjs$`)
      const to = { path: '^(packages|apps|bench|tools)/', pathNot: `^(${allowed.join('|')})` }
      forbidden.push({ name: `layer: ${layer}`, severity: 'error', from, to })
    }
    if (npm !== 'everything') {
      const allowed = npm.map((name) => `${escape(name)}/`).join('|') || '$^'
      const to = { path: `(^|/)node_modules/(?!${allowed})` }
      forbidden.push({ name: `npm: ${layer}`, severity: 'error', from, to })
    }
    if (!node) forbidden.push({ name: `node: ${layer}`, severity: 'error', from, to: { dependencyTypes: ['core'] } })
  }
  for (const { name, from, to, except } of neverReaches) {
    const pathNot = except === undefined ? [TEST] : [`^${escape(folderOf(except))}/`, TEST]
    forbidden.push({
      name,
      severity: 'error',
      from: { path: `^${escape(from)}/`, pathNot: TEST },
      to: { path: `^${escape(to)}/`, pathNot, reachable: true },
    })
  }
  return { forbidden }
}

/** Every source file of the project, as a path with forward slashes from `root`. */
export function sourceFiles(root) {
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return []
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return SOURCE.test(entry.name) ? [relative(root, path).split(sep).join('/')] : []
    })
  return PARTS.filter((part) => existsSync(join(root, part))).flatMap((part) => walk(join(root, part)))
}

/** Which files of each package others may import: what its `exports` names. */
function doorsOf(root) {
  const doors = new Map()
  for (const part of ['packages', 'apps'])
    for (const name of existsSync(join(root, part)) ? readdirSync(join(root, part)) : []) {
      const manifest = join(root, part, name, 'package.json')
      if (!existsSync(manifest)) continue
      const { exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
      doors.set(`${part}/${name}`, new Set(Object.values(exports).map((door) => `${part}/${name}/${door.slice(2)}`)))
    }
  return doors
}

function problemsOfFiles(root, files, layers, doors) {
  const problems = []
  for (const name of doors.keys())
    if (!layers[name]) problems.push({ rule: 'in-the-table', file: name, what: 'has no row in layers.mjs' })
  const allDoors = new Set([...doors.values()].flatMap((set) => [...set]))
  for (const file of files) {
    const parts = file.split('/')
    const drawer = parts.find((part) => DRAWER.test(part) || DRAWER.test(part.replace(/(\.test)?\.[a-z]+$/, '')))
    if (drawer)
      problems.push({ rule: 'no-drawers', file, what: `“${drawer}” says nothing about what is inside; name it` })
    if (/^index\.(ts|tsx)$/.test(parts.at(-1)) && !allDoors.has(file))
      problems.push({ rule: 'one-index', file, what: 'an index.ts only as the door of a package (its "exports")' })
    if (/^\s*export\s+(type\s+)?\*/m.test(readFileSync(join(root, file), 'utf8')))
      problems.push({ rule: 'no-export-star', file, what: 'export names, not *' })
  }
  return problems
}

const packageOf = (file) => /^(?:packages|apps)\/[^/]+|^bench/.exec(file)?.[0]

/** Imports that go into another package by another way than its door. */
function problemsOfDoors(modules, doors) {
  const problems = []
  for (const { source, dependencies = [] } of modules)
    for (const { resolved, module } of dependencies) {
      const from = packageOf(source)
      const to = packageOf(resolved)
      // The test kit builds what no program may build (half-good commits), and benches fill a device behind its engine's
      // back and sit at the app as its tests do, so they reach behind a package's door.
      if (!from || !to || from === to || from === 'packages/testkit' || from === 'bench') continue
      if (module.startsWith('.') || !doors.get(to)?.has(resolved))
        problems.push({
          rule: 'no-deep-import',
          file: source,
          what: `imports ${module}; import the package by its name`,
        })
    }
  return problems
}

function describeViolation({ rule, from, to, cycle, via }) {
  const way = (cycle ?? via ?? []).map((step) => (typeof step === 'string' ? step : step.name))
  return { rule: rule.name, file: from, what: way.length > 0 ? `→ ${way.join(' → ')}` : `→ ${to}` }
}

/** Every breach of the table, plus the rules that hold everywhere. An empty list means: all of it was looked at, and is fine. */
export async function checkLayers({ root, layers, neverReaches }) {
  const { cruise, allExtensions } = await import('dependency-cruiser')
  const files = sourceFiles(root)
  const doors = doorsOf(root)
  const result = await cruise(
    files,
    {
      baseDir: root,
      ruleSet: rulesFrom({ layers, neverReaches }),
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      detectProcessBuiltinModuleCalls: true,
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  )
  const { modules, summary } = result.output
  const problems = problemsOfFiles(root, files, layers, doors)
  problems.push(...problemsOfDoors(modules, doors), ...summary.violations.map(describeViolation))
  // Without a TypeScript that it knows, dependency-cruiser skips folders and half reads files, and calls that clean.
  const reads = allExtensions.some(({ extension, available }) => extension === '.ts' && available)
  const seen = new Set(modules.map(({ source }) => source))
  const read = reads ? files.filter((file) => seen.has(file)).length : 0
  if (files.length === 0 || read < files.length)
    problems.push({
      rule: 'all-was-read',
      file: `${read} of ${files.length} files`,
      what: 'were read; is TypeScript 6 installed under the name "typescript"?',
    })
  return { files: files.length, problems }
}

async function main() {
  const given = process.argv[2]
  const root = given ?? fileURLToPath(new URL('..', import.meta.url))
  const table = await import(pathToFileURL(join(root, 'layers.mjs')).href)
  const { files, problems } = await checkLayers({ root, ...table })
  for (const { rule, file, what } of problems) console.error(`${rule}: ${file} ${what}`)
  console.log(`${files} files, ${problems.length} breaches of layers.mjs`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

if (import.meta.main) await main()
