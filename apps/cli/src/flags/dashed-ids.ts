import { isId } from '@chancery/protocol'
import type { Command } from 'commander'

const MARK = '\u0000'

/**
 * One id in 64 begins with a dash and would be taken for an option. These two carry such ids past the parser: nothing else
 * that we accept looks like one.
 */
export function markDashedIds(args: readonly string[]): string[] {
  return args.map((arg) => (arg.startsWith('-') && isId(arg) ? MARK + arg : arg))
}

/** Takes the marks away from what was parsed, before the command runs. */
export function unmarkDashedIds(command: Command): void {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare)
    return typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : value
  }
  command.processedArgs = command.processedArgs.map(bare)
  for (const [name, value] of Object.entries(command.opts()))
    if (typeof value === 'string') command.setOptionValue(name, bare(value))
}
