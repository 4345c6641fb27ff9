import type { Output } from './recording.ts'

type Write = typeof process.stdout.write

/** Keeps what this process writes to its terminal, which is the server's log, until it is disposed of. */
export class Logs implements Disposable {
  readonly lines: Output[] = []
  readonly #now: () => number
  readonly #before: (readonly [NodeJS.WriteStream, Write])[]

  constructor(now: () => number) {
    this.#now = now
    this.#before = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const)
    for (const [stream] of this.#before) stream.write = this.#keep
  }

  readonly #keep = ((chunk: Uint8Array | string): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    this.lines.push({ time: this.#now(), text })
    return true
  }) as Write;

  [Symbol.dispose](): void {
    for (const [stream, write] of this.#before) stream.write = write
  }
}
