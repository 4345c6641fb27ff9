// Checks what the documents claim: links and paths lead somewhere, and every TypeScript example compiles.
// A block opened with ```ts ignore is left alone. `node tools/docs-check.mjs [folder]`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const TSC = fileURLToPath(new URL('../node_modules/@typescript/native/bin/tsc', import.meta.url))
const NEVER = new Set(['node_modules', 'vendor', 'dist'])
const PATH_IN_CODE = /`((?:packages|apps|bench|docs|tools|vectors|vendor)\/[\w./-]*[\w/-])`/g
const LINK = /(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g
// [office.test.ts](packages/…/office.test.ts) › “a claim”, or the same with `…` around the path.
const CLAIM = /[(`]([\w./-]+\.test\.(?:ts|mjs))[)`]\s*›\s*[“"*_]([^”"*_\n]+)[”"*_]/g

function find(root, wanted, folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || NEVER.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return find(root, wanted, path)
    return wanted.test(entry.name) ? [relative(root, path).split(sep).join('/')] : []
  })
}

const lineAt = (text, index) => text.slice(0, index).split('\n').length

/** The text with code blocks blanked out, so that nothing in them is taken for a link. Lines stay where they are. */
const withoutBlocks = (text) =>
  text.replaceAll(/^(\s*)(```|~~~)[\s\S]*?^\s*\2\s*$/gm, (block) => block.replaceAll(/[^\n]/g, ' '))

/** The anchors that headings make, as code hosts make them. */
function anchors(text) {
  const seen = new Map()
  const slugs = [...withoutBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) => {
    const plain = title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    return before === 0 ? slug : `${slug}-${before}`
  })
  return new Set([...slugs, ...[...text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)].map(([, id]) => id)])
}

function checkLinks(root, file, text) {
  const problems = []
  for (const { 1: link, index } of withoutBlocks(text).matchAll(LINK)) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) continue
    const [path, anchor] = decodeURIComponent(link).split('#')
    const target = path === '' ? join(root, file) : resolve(root, dirname(file), path)
    const at = `${file}:${lineAt(text, index)}`
    if (!existsSync(target)) problems.push(`${at}: ${link} leads nowhere`)
    else if (anchor && target.endsWith('.md') && !anchors(readFileSync(target, 'utf8')).has(anchor))
      problems.push(`${at}: ${link} leads to a file without that heading`)
  }
  return problems
}

/** Paths in `code`, and tests named by file › “claim”. */
function checkPaths(root, file, text) {
  const problems = []
  const plain = withoutBlocks(text)
  for (const { 1: path, index } of plain.matchAll(PATH_IN_CODE))
    if (!existsSync(join(root, path))) problems.push(`${file}:${lineAt(text, index)}: ${path} does not exist`)
  for (const { 1: path, 2: claim, index } of plain.matchAll(CLAIM)) {
    const test = [join(root, path), resolve(root, dirname(file), path)].find((candidate) => existsSync(candidate))
    if (test === undefined || !readFileSync(test, 'utf8').includes(claim.trim()))
      problems.push(`${file}:${lineAt(text, index)}: ${path} has no test “${claim.trim()}”`)
  }
  return problems
}

/** The ```ts blocks of a document, each with the line where its code begins. */
function blocksOf(text) {
  return [...text.matchAll(/^([ \t]*)```(?:ts|typescript)[ \t]*\n([\s\S]*?)^[ \t]*```/gm)].map(
    ({ 2: code, index }) => ({
      line: lineAt(text, index) + 1,
      code,
    }),
  )
}

const EXPORTED = /^export (?:declare )?(?:async )?(?:abstract )?(function\*?|class|const|let|type|interface)\s+(\w+)/gm

/** What a source file gives away: name → how to import it. */
function exportsOf(file, text) {
  const names = new Map()
  for (const [, list] of text.matchAll(/^export (?:type )?\{([^}]*)\}/gm))
    for (const item of list.split(',')) {
      const name = item.trim().split(' ').at(-1)
      if (name) names.set(name, { name, file })
    }
  for (const [, , name] of text.matchAll(EXPORTED)) names.set(name, { name, file })
  return names
}

/** One line that imports what `code` uses and does not import itself: from its own file first, then from its package. */
function importsFor(code, ...sources) {
  const words = new Set(code.match(/\w+/g))
  const brought = new Set([...code.matchAll(/import\b([^'"]*)from/g)].flatMap(([, list]) => list.match(/\w+/g) ?? []))
  const found = new Map()
  for (const names of sources)
    for (const [name, from] of names)
      if (words.has(name) && !brought.has(name) && !found.has(name)) found.set(name, from)
  return [...found.values()].map(({ name, file }) => `import { ${name} } from '../../${file}';`).join(' ')
}

/** The examples in doc comments of a source file. */
function examplesOf(file, text, door) {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/@example[^\n]*\n([\s\S]*?)(?=^\s*\*\s*@\w|\*\/)/gm)].map((example) => {
      const start = index + example.index + example[0].indexOf('\n') + 1
      const lines = example[1].split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
      const code = lines.map((line) => (/^\s*```/.test(line) ? '' : line)).join('\n')
      const ignored = /```(?:ts|typescript) ignore/.test(example[1])
      return { line: lineAt(text, start), code, ignored, from: importsFor(code, exportsOf(file, text), door) }
    }),
  )
}

/** Compiles all examples at once; every error is told with the line of the document it stands in. */
function checkExamples(root, examples) {
  if (examples.length === 0) return []
  const folder = join(root, '.chancery', `docs-check-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const where = new Map()
  for (const [number, { file, line, code, from = '' }] of examples.entries()) {
    const name = `example-${number}.ts`
    where.set(name, file)
    // Blank lines in front keep the line numbers of the document.
    const prelude = line > 1 ? `${from}export {}${'\n'.repeat(line - 1)}` : `${from}export {};`
    writeFileSync(join(folder, name), prelude + code)
  }
  const compilerOptions = {
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
  }
  const config = { extends: '../../tsconfig.base.json', compilerOptions, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const run = spawnSync(process.execPath, [TSC, '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  if (run.status === 0) return []
  const told = run.stdout.replaceAll(
    /^(example-\d+\.ts)\((\d+),\d+\)/gm,
    (_, name, line) => `${where.get(name)}:${line}`,
  )
  return told
    .trim()
    .split('\n')
    .filter((line) => line !== '')
}

/** Everything that is wrong in the documents under `root`, and how much was looked at. */
export function checkDocs(root) {
  const problems = []
  const examples = []
  const documents = find(root, /\.md$/)
  for (const file of documents) {
    const text = readFileSync(join(root, file), 'utf8')
    problems.push(...checkLinks(root, file, text))
    if (/^[A-Z]+\.md$|^packages\/[^/]+\/README\.md$/.test(file)) problems.push(...checkPaths(root, file, text))
    if (/^README\.md$|^docs\/(spec|guides)\/|^(packages|apps)\/[^/]+\/README\.md$/.test(file))
      examples.push(...blocksOf(text).map((block) => ({ ...block, file })))
  }
  for (const file of find(root, /\.tsx?$/).filter((path) => /^packages\/[^/]+\/src\//.test(path))) {
    const index = `${file.split('/').slice(0, 3).join('/')}/index.ts`
    const door = existsSync(join(root, index)) ? exportsOf(index, readFileSync(join(root, index), 'utf8')) : new Map()
    const found = examplesOf(file, readFileSync(join(root, file), 'utf8'), door)
    examples.push(...found.filter(({ ignored }) => !ignored).map((example) => ({ ...example, file })))
  }
  problems.push(...checkExamples(root, examples))
  return { problems, documents: documents.length, examples: examples.length }
}

if (import.meta.main) {
  const { problems, documents, examples } = checkDocs(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)))
  for (const problem of problems) console.error(problem)
  console.log(`${documents} documents, ${examples} examples, ${problems.length} problems`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
