import { CodedError } from '@chancery/base'
import type { EngineEvent, HistoryTransfer } from '@chancery/client'
import type { ExitCode } from '../exit-code.ts'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import { align } from './align.ts'
import { jsonLine, printable } from './printable.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given: where it works, how it speaks, and how it will have ended. */
export class Shell {
  readonly terminal: Terminal
  /** The folder of this device; set from the flags before the command runs. */
  home = ''
  isJson = false
  exitCode: ExitCode = exitCodes.ok
  readonly #said = new Set<string>()
  #hasProgress = false

  constructor(terminal: Terminal) {
    this.terminal = terminal
  }

  /** One result: a line of JSON, or `text` for people. */
  print(record: object, text: string): void {
    this.#endProgress()
    this.terminal.out(this.isJson ? jsonLine(record) : `${printable(text)}\n`)
  }

  /** Several results: lines of JSON, or aligned columns; `none` stands for an empty list, for people only. */
  printTable<Item extends object>(items: readonly Item[], row: (item: Item) => readonly string[], none: string): void {
    if (this.isJson) for (const item of items) this.terminal.out(jsonLine(item))
    else if (items.length === 0) this.print({}, none)
    else for (const line of align(items.map((item) => row(item).map(printable)))) this.print({}, line)
  }

  /** Something worth knowing that is not a result. Each thing is said once. */
  note(code: string, text: string): void {
    if (this.#said.has(code + text)) return
    this.#said.add(code + text)
    this.#endProgress()
    this.terminal.err(this.isJson ? jsonLine({ note: code, message: text }) : `${printable(text)}\n`)
  }

  /** Says what went wrong in one sentence, and remembers how the command ends. */
  fail(error: unknown, more: object = {}): void {
    this.#endProgress()
    const isOurs = error instanceof CodedError
    const message = isOurs ? sentence(error.message) : `This should not have happened: ${String(error)}`
    const code = isOurs ? error.code : 'cli/defect'
    this.terminal.err(this.isJson ? jsonLine({ error: code, message, ...more }) : `${printable(message)}\n`)
    if (this.terminal.env['CHANCERY_DEBUG'] === '1' && error instanceof Error)
      this.terminal.err(`${error.stack}\n${error.cause instanceof Error ? `${error.cause.stack}\n` : ''}`)
    this.exitCode = exitCodeOf(error)
  }

  /** Takes what the engine reports: warnings become notes, progress a line that is rewritten, on a screen only. */
  report(event: EngineEvent): void {
    if (event.kind === 'warning') this.note(event.code, sentence(event.text))
    if (event.kind === 'progress') this.progress(`Catching up with the ${event.what}`, event)
    if (event.kind === 'history' && event.transfer.state === 'running' && event.transfer.total > 0)
      this.progress(nameOfWay(event.transfer), event.transfer)
    if (event.kind === 'transfer' && event.transfer.state === 'running')
      this.progress(event.transfer.direction === 'up' ? 'Uploading bytes' : 'Fetching bytes', event.transfer)
  }

  /** How far a long task has come: one line that is rewritten, on a screen only. */
  progress(what: string, { done, total }: { readonly done: number; readonly total: number }): void {
    if (!this.terminal.isScreen || this.isJson) return
    this.terminal.err(
      `\r\u001b[K${what}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${bar(done / total)}`,
    )
    this.#hasProgress = true
  }

  #endProgress(): void {
    if (this.#hasProgress) this.terminal.err('\r\u001b[K')
    this.#hasProgress = false
  }
}

const CELLS = 20

/** A share as a picture; none where nothing is known of the whole. */
function bar(share: number): string {
  if (!Number.isFinite(share)) return ''
  const full = Math.round(Math.min(1, Math.max(0, share)) * CELLS)
  return ` ${'█'.repeat(full)}${'░'.repeat(CELLS - full)}`
}

function nameOfWay({ direction, device }: HistoryTransfer): string {
  if (direction === 'from') return 'Taking in history'
  return device === undefined ? 'Making the backup' : 'Sending history'
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
