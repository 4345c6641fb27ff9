// The checks that need no test runner, in the order in which they are worth knowing: cheap ones first.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const bin = (path) => join(root, 'node_modules', path)

/** Each step: its name, what to do when it fails, and the command (under this Node). */
export const steps = [
  { name: 'lock', hint: 'node tools/lock.mjs --fix', command: [join(root, 'tools/lock.mjs')] },
  { name: 'format', hint: 'npm run format', command: [bin('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'lint', command: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'layers', hint: 'see layers.mjs', command: [join(root, 'tools/layers.mjs')] },
  {
    name: 'types-browser',
    hint: 'libraries may use only what a browser has too',
    command: [bin('@typescript/native/bin/tsc'), '-p', 'tsconfig.isomorphic.json'],
  },
  { name: 'types', command: [bin('@typescript/native/bin/tsc'), '-p', 'tsconfig.json'] },
  { name: 'types-web', command: [bin('@typescript/native/bin/tsc'), '-p', 'tsconfig.web.json'] },
  { name: 'types-tests', command: [bin('@typescript/native/bin/tsc'), '-p', 'tsconfig.web-tests.json'] },
  {
    name: 'unused',
    hint: 'see knip.json',
    command: [bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'],
  },
  {
    name: 'budgets',
    hint: 'what a browser fetches has grown; load it later, or raise tools/budgets.mjs',
    command: [join(root, 'tools/budgets.mjs')],
  },
  { name: 'docs', command: [join(root, 'tools/docs-check.mjs')] },
]

/** One line about a finished step. */
export function report(name, passed, startedAt) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(14)} ${seconds.padStart(6)} s`)
}

/** Runs the steps until one fails; shows the output only of that one. Says whether all passed. */
export function runSteps(chosen = steps) {
  for (const { name, hint, command } of chosen) {
    const startedAt = performance.now()
    const run = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
    const passed = run.status === 0
    report(name, passed, startedAt)
    if (passed) continue
    process.stdout.write(run.stdout ?? '')
    process.stderr.write(run.stderr || run.error?.message || '')
    console.log(`\n"${name}" failed${hint ? `: ${hint}` : ''}. Again: npm run verify -- --only=${name}`)
    return false
  }
  return true
}
