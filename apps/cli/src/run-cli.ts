import { Command, CommanderError } from 'commander'
import { markDashedIds, unmarkDashedIds } from './flags/dashed-ids.ts'
import type { ExitCode } from './exit-code.ts'
import { exitCodes } from './exit-code.ts'
import { homeFolder } from './home/home-folder.ts'
import { jsonLine } from './terminal/printable.ts'
import { Shell } from './terminal/shell.ts'
import type { Terminal } from './terminal/terminal.ts'
import { verbs } from './verbs.ts'

interface Flags {
  readonly home?: string
  readonly json?: true
}

/** Runs one command line, without the program’s own name, and gives the exit code. Never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const shell = new Shell(terminal)
  // Behind “assess” a file follows.
  const isJson = args.includes('--json') && args[0] !== 'assess'
  try {
    const program = await programFor(args, shell, isJson)
    await program.parseAsync(markDashedIds(args), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) shell.fail(error)
    else if (error.exitCode !== 0) return refuse(error, terminal, isJson)
  }
  return shell.exitCode
}

async function programFor(args: readonly string[], shell: Shell, isJson: boolean): Promise<Command> {
  const { terminal } = shell
  const program = new Command('chancery')
    .description('A messenger for organizations: end-to-end encrypted, on your own server.')
    .option('--home <folder>', 'folder of this device (default: CHANCERY_HOME, else ~/.chancery)')
    .option('--json', 'print one JSON object per line')
    .addHelpText('after', '\nThe PIN of this device comes from CHANCERY_PIN, or is asked for.')
    .addHelpText('after', 'Exit codes: 0 ok, 1 negative answer, 2 wrong use, 3 could not check.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      // With --json the same sentence follows as an object.
      writeErr: (text) => isJson || terminal.err(text),
    })
  program.hook('preAction', (_program, command) => {
    unmarkDashedIds(command)
    const flags = command.optsWithGlobals<Flags>()
    shell.home = homeFolder(flags.home, terminal.env)
    shell.isJson = flags.json === true
  })
  for (const { name, summary, isHidden, load } of verbs) {
    const command = program.command(name, { hidden: isHidden === true }).description(summary)
    if (args.includes(name)) (await load())(command, shell)
  }
  return program
}

function refuse(error: CommanderError, terminal: Terminal, isJson: boolean): ExitCode {
  const isHelp = error.code === 'commander.help'
  const message = isHelp ? 'A command is missing; --help lists them' : error.message.replace(/^error: /, '')
  if (isJson) terminal.err(jsonLine({ error: 'cli/usage', message }))
  return exitCodes.usage
}
