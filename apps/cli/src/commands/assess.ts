import type { Command } from 'commander'
import { Option } from 'commander'
import { headlineOf, renderReport, toCsv, toJson } from '@chancery/exposure'
import type { Assessment, ReportLanguage, ReportOptions } from '@chancery/exposure'
import { usageError } from '../errors.ts'
import { exitCodes } from '../exit-code.ts'
import { assessExports } from '../exposure/assess-exports.ts'
import { requireWritable, writeCsv, writeWhole } from '../exposure/write-report.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly out?: string
  readonly json?: string
  readonly csv?: string
  readonly pseudonyms?: true
  readonly language: ReportLanguage
  readonly organization?: string
}

export function assess(command: Command, shell: Shell): void {
  // Here --json names a file, and is not the --json of all other commands.
  command.parent?.enablePositionalOptions()
  command
    .command('whatsapp')
    .description('what WhatsApp exports give away: numbers, who decides, who answers whom, when people work')
    .argument('<export...>', 'exports as WhatsApp makes them, .txt or .zip, and folders of them')
    .option('--out <file>', 'write the report: one HTML file that loads nothing')
    .option('--json <file>', 'write the same for programs')
    .option('--csv <path>', 'write tables: into a folder, or only the findings into a file that ends in .csv')
    .option('--pseudonyms', 'replace names and numbers of people, groups, and files')
    .addOption(new Option('--language <language>', 'of the report').choices(['en', 'hi']).default('en'))
    .option('--organization <name>', 'what the organization is called, for the report')
    .addHelpText(
      'after',
      '\nFindings are masked. Nothing is sent anywhere; the report holds names unless --pseudonyms is given.',
    )
    .addHelpText('after', 'Exit codes: 0 assessed, 2 wrong use, 3 not everything could be read.')
    .action((paths: string[], options: Options) => run(shell, paths, options))
}

async function run(shell: Shell, paths: readonly string[], options: Options): Promise<void> {
  const { out, json, csv, language, organization, pseudonyms = false } = options
  const targets = [out, json, csv].filter((path) => path !== undefined)
  if (targets.length === 0) throw usageError('Say where the report goes, such as --out report.html')
  if (new Set(targets).size < targets.length) throw usageError('--out, --json, and --csv need a file each')
  for (const path of targets) await requireWritable(path, paths)
  const { assessment, isComplete } = await assessExports(shell, paths, pseudonyms)
  const report: ReportOptions = { language, pseudonyms, ...(organization !== undefined && { organization }) }
  await write(assessment, options, report)
  const { first: _, last: __, ...totals } = toJson(assessment, report).totals
  const files = {
    ...(out !== undefined && { out }),
    ...(json !== undefined && { json }),
    ...(csv !== undefined && { csv }),
  }
  shell.print({ ...totals, ...files }, [headlineOf(assessment, report), `Written: ${targets.join(', ')}.`].join('\n'))
  if (!isComplete) shell.exitCode = exitCodes.unchecked
}

async function write(assessment: Assessment, { out, json, csv }: Options, report: ReportOptions): Promise<void> {
  if (out !== undefined) await writeWhole(out, renderReport(assessment, report))
  if (json !== undefined) await writeWhole(json, `${JSON.stringify(toJson(assessment, report), undefined, 2)}\n`)
  if (csv !== undefined) await writeCsv(csv, toCsv(assessment, report))
}
