// The command behind `npm run map-test`.
import { CommanderError } from 'commander'
import { parseOptions } from './options.ts'
import { quicken } from './share/quicken.ts'

async function run(args: readonly string[]): Promise<void> {
  const options = parseOptions(args)
  // Before anything that it quickens is loaded.
  quicken()
  const { mapTest } = await import('./map-test.ts')
  await mapTest(options, args)
}

await run(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = 1
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
})
