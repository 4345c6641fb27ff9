// `npm test`: everything. `-- --without=go,strace` goes on without a program that is not here.
// The last line is always "N passed, N failed, N skipped".
import { statSync } from 'node:fs'
import { bootstrap, option } from './bootstrap.mjs'

await bootstrap()
const { absentParts, findBrowser, missingParts, withoutParts } = await import('./parts.mjs')
const { runSteps } = await import('./steps.mjs')
const { printNotRun, printOutbound, runSuite } = await import('./suite.mjs')

function end({ passed, failed, skipped }, ok) {
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`)
  process.exit(ok ? 0 : 1)
}

const { chosen, problem } = withoutParts(option('without'))
const shared = process.env.CHANCERY_SHARED
const missing = problem === undefined ? missingParts(chosen) : [problem]
if (shared !== undefined && !statSync(shared, { throwIfNoEntry: false })?.isDirectory())
  missing.push(`CHANCERY_SHARED is ${shared}, which is no folder.`)
for (const sentence of missing) console.error(sentence)
if (missing.length > 0) end({ passed: 0, failed: 0, skipped: [] }, false)

if (!chosen.includes('browser')) process.env.CHANCERY_CHROMIUM = findBrowser()
const checked = runSteps()
const without = [...new Set([...chosen, ...absentParts()])]
const suite = runSuite({ without })
printNotRun(suite.skipped, without)
printOutbound(suite.outbound)
console.log('')
if (!checked) console.log('A check before the tests failed: its output is at the top; alone: npm run verify')
if (!suite.ran) console.log('The test runner ended without a result.')
else if (!suite.ok && suite.failed === 0) console.log('No test failed, but the run did: the reason is above.')
end(suite, checked && suite.ok)
