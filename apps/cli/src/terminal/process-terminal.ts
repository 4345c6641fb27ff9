import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { systemClock } from '@chancery/base'
import type { Terminal } from './terminal.ts'

const INTERRUPTED = 130
const GRACE_MS = 3000

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process
  // The reader has gone (`chancery read | head`): nobody is left to write for.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  return {
    env: process.env,
    clock: systemClock,
    isScreen: stderr.isTTY,
    canAsk: stdin.isTTY,
    out: (line) => void stdout.write(line),
    err: (line) => void stderr.write(line),
    askHidden,
    readInput: () => text(stdin),
    untilStopped,
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      // Work that still waits for a silent server is given up: a home is whole at every moment.
      setTimeout(() => process.exit(), GRACE_MS).unref()
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

async function askHidden(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  reader.on('SIGINT', () => process.exit(INTERRUPTED))
  process.stderr.write(question)
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}
