import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { cliError } from '../errors.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/** The folder of this device: what `--home` says, else `CHANCERY_HOME`, else `~/.chancery`. */
export function homeFolder(option: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const named = option ?? env['CHANCERY_HOME']
  return named === undefined || named === '' ? join(homedir(), '.chancery') : resolve(named)
}

/** Makes the folder if need be, for its owner only. A folder with other things in it keeps its permissions: our files have their own. */
export function makeHomeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
    if (readdirSync(folder).length === 0) chmodSync(folder, FOLDER_MODE)
  } catch (error) {
    throw cliError('cli/home-unusable', `The folder ${folder} cannot be used; choose another one with --home`, error)
  }
}

/** The path of a file in the home that nobody but its owner can read, from its first byte on. */
export function privateFile(folder: string, name: string): string {
  const path = join(folder, name)
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a', FILE_MODE))
    return path
  } catch (error) {
    throw cliError('cli/home-unusable', `${path} cannot be written; choose another folder with --home`, error)
  }
}
