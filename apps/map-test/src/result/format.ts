import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const FORMATTER = fileURLToPath(new URL('../../../../node_modules/oxfmt/bin/oxfmt', import.meta.url))

/** Brings a file into the form in which this project keeps its files. */
export function format(path: string): void {
  spawnSync(process.execPath, [FORMATTER, path], { stdio: 'ignore' })
}
