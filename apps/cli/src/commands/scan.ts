import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CodedError } from '@chancery/base'
import type { Confidence, DetectOptions, FindingType, WordList } from '@chancery/dlp'
import { detect } from '@chancery/dlp'
import { describePlace } from '@chancery/dlp/text'
import type { Command } from 'commander'
import { Option } from 'commander'
import { usageError } from '../errors.ts'
import { exitCodes } from '../exit-code.ts'
import { CONFIDENCES, FINDING_NAMES, isAtLeast } from '../scan/finding-names.ts'
import { listFiles } from '../scan/list-files.ts'
import type { ListedFile } from '../scan/list-files.ts'
import { PdfReader } from '../scan/pdf-reader.ts'
import { scanFile } from '../scan/scan-file.ts'
import type { ScanResult } from '../scan/scan-file.ts'
import { ScanTotals } from '../scan/scan-totals.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly types?: string
  readonly atLeast: Confidence
  readonly words?: string
}

export function scan(command: Command, shell: Shell): void {
  command
    .argument('<path...>', 'files, and folders with all that is in them')
    .option('--types <types>', `only these, with commas between them: ${Object.keys(FINDING_NAMES).join(', ')}`)
    .addOption(
      new Option('--at-least <confidence>', 'leave out what is less sure').choices(CONFIDENCES).default('possible'),
    )
    .option('--words <file>', 'find words of your own, too: a text file with one on each line')
    .addHelpText(
      'after',
      '\nRead are text, CSV, PDF, docx, xlsx, pptx, odt, ods, odp, ZIP, and gzip, whatever they are called.',
    )
    .addHelpText('after', 'Findings are masked. Nothing is sent anywhere, and nothing is written.')
    .addHelpText(
      'after',
      'Exit codes: 0 nothing found, 1 something found, 2 wrong use, 3 nothing found, but not all read.',
    )
    .action((paths: string[], options: Options) => run(shell, paths, options))
}

async function run(shell: Shell, paths: readonly string[], options: Options): Promise<void> {
  const detectOptions = await readOptions(options)
  const files = await listFiles(paths)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const totals = new ScanTotals()
  let done = 0
  await using pdf = new PdfReader()
  const progress = (bytes: number): void => shell.progress('Reading bytes', { done: (done += bytes), total })
  for (const file of files) {
    totals.file(file.bytes)
    for await (const result of scanFile(file, { detect: detectOptions, pdf, progress })) {
      if (result.kind === 'finding' && !isAtLeast(result.finding.confidence, options.atLeast)) continue
      totals.add(result)
      print(shell, file, result)
    }
  }
  shell.print({ summary: totals.record() }, totals.sentence())
  shell.exitCode = totals.found > 0 ? exitCodes.negative : totals.unread > 0 ? exitCodes.unchecked : exitCodes.ok
}

function print(shell: Shell, { path }: ListedFile, result: ScanResult): void {
  const where = [path, describePlace(result.place)].filter((words) => words !== '').join(', ')
  if (result.kind === 'unread') {
    const { code, message, place } = result
    shell.print({ file: path, ...place, unread: code, message }, `${where}: not read. ${message}.`)
    return
  }
  const { type, confidence, masked, name } = result.finding
  const record = { file: path, ...result.place, type, confidence, masked, ...(name !== undefined && { name }) }
  const what = name === undefined ? FINDING_NAMES[type] : `${FINDING_NAMES[type]} (${name})`
  shell.print(record, `${where}: ${what}, ${confidence}: ${masked}`)
}

/** What the flags ask for, tried once, so that what is wrong with them is said before any file is read. */
async function readOptions({ types, words }: Options): Promise<DetectOptions> {
  const options: DetectOptions = {
    ...(types !== undefined && { types: readTypes(types) }),
    ...(words !== undefined && { words: [await readWords(words)] }),
  }
  try {
    detect('', options)
  } catch (error) {
    if (error instanceof CodedError) throw usageError(error.message)
    throw error
  }
  return options
}

function readTypes(text: string): FindingType[] {
  const types = text.split(',').map((type) => type.trim())
  const unknown = types.find((type) => !Object.hasOwn(FINDING_NAMES, type))
  if (unknown === undefined) return types as FindingType[]
  throw usageError(`There is no type “${unknown}”. Types are ${Object.keys(FINDING_NAMES).join(', ')}`)
}

/** One word or phrase on each line; empty lines, and those that begin with #, are nothing. */
async function readWords(path: string): Promise<WordList> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw usageError(`There is no file ${path} with words that can be read`)
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const words = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  return { name: basename(path), words }
}
