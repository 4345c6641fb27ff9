// The program behind `chancery`.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Half of a short command would be spent on reading TypeScript. The cache lies in the clone, not in a folder that
// others may write to; where the clone is read-only there is none.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/chancery', import.meta.url)))
const { runCli } = await import('./run-cli.ts')
const { processTerminal } = await import('./terminal/process-terminal.ts')

process.exitCode = await runCli(process.argv.slice(2), processTerminal())
