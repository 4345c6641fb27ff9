// `npm run verify`: everything that is quick, before each commit. `-- --only=lint,unit` runs some steps alone.
import { bootstrap, option, stop } from './bootstrap.mjs'

await bootstrap()
const { report, runSteps, steps } = await import('./steps.mjs')
const { printNotRun, printOutbound, runSuite } = await import('./suite.mjs')

const names = [...steps.map(({ name }) => name), 'unit']
const only = option('only')?.split(',') ?? names
const unknown = only.filter((name) => !names.includes(name))
if (unknown.length > 0) stop(`--only=${unknown.join(',')}: the steps are ${names.join(', ')}.`)

const begun = performance.now()
if (!runSteps(steps.filter(({ name }) => only.includes(name)))) process.exit(1)
if (only.includes('unit')) {
  const startedAt = performance.now()
  const suite = runSuite({ projects: ['unit'] })
  printNotRun(suite.skipped)
  printOutbound(suite.outbound)
  report('unit', suite.ok, startedAt)
  if (!suite.ok) process.exit(1)
}
report('all of it', true, begun)
