// Runs the tests, with no way out of this machine, and counts what came of them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './bootstrap.mjs'

/** Runs the named vitest projects (all of them when none is named). */
export function runSuite({ projects = [], without = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-tests-'))
  const results = join(folder, 'results.json')
  const log = join(folder, 'outbound.log')
  const guard = `--import=${pathToFileURL(join(root, 'tools/no-outbound.mjs')).href}`
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=tree',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...projects.map((name) => `--project=${name}`),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: [process.env.NODE_OPTIONS, '--disable-warning=ExperimentalWarning', guard]
          .filter(Boolean)
          .join(' '),
        CHANCERY_OUTBOUND_LOG: log,
        CHANCERY_WITHOUT: without.join(','),
        // Go is no Node process, so the guard does not hold it; its own switches do.
        GOPROXY: 'off',
        GOTOOLCHAIN: 'local',
      },
    },
  )
  const outbound = existsSync(log) ? readFileSync(log, 'utf8') : ''
  const counts = existsSync(results) ? count(JSON.parse(readFileSync(results, 'utf8'))) : undefined
  rmSync(folder, { recursive: true, force: true })
  const passed = run.status === 0 && outbound === '' && counts !== undefined && counts.failed === 0 && counts.passed > 0
  return { ...(counts ?? { passed: 0, failed: 1, skipped: [] }), outbound, ok: passed, ran: counts !== undefined }
}

/** What vitest's JSON says. A file that could not even be loaded counts as one failure. */
export function count(json) {
  const skipped = []
  let unloaded = 0
  for (const { name, status, assertionResults } of json.testResults) {
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) unloaded++
    for (const test of assertionResults)
      if (test.status !== 'passed' && test.status !== 'failed')
        skipped.push({ file: relative(root, name), title: test.fullName })
  }
  return { passed: json.numPassedTests, failed: json.numFailedTests + unloaded, skipped }
}

/** Why a test did not run, as far as its name and its file say. */
function reasonFor({ file, title }, without) {
  const text = title + (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')
  if (process.env.CHANCERY_SHARED === undefined && text.includes('CHANCERY_SHARED'))
    return 'CHANCERY_SHARED is not set (a folder with test material from outside)'
  if (without.length > 0 && /CHANCERY_WITHOUT|describeInBrowser/.test(text)) return `--without=${without.join(',')}`
  return 'skipped by the test itself'
}

/** Names every test that did not run, under the reason. */
export function printNotRun(skipped, without = []) {
  const byReason = Map.groupBy(skipped, (test) => reasonFor(test, without))
  for (const [reason, tests] of byReason) {
    const files = new Set(tests.map(({ file }) => file))
    console.log(`\nNot run: ${tests.length} tests in ${files.size} files; ${reason}:`)
    for (const { file, title } of tests) console.log(`  ${file} › ${title}`)
  }
}

/** Says what tried to leave the machine. */
export function printOutbound(outbound) {
  if (outbound !== '') console.log(`\nTests tried to leave this machine:\n${outbound}`)
}
