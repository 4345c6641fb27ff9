// A process that holds what it reads from standard input, to be searched: `node _holder.ts`. Prints a line when it does.
// The words come as one line each; one half is kept as strings, the other as raw bytes.
import { text } from 'node:stream/consumers'

const lines = (await text(process.stdin)).split('\n')
// Parsed and joined anew, so that no string is a mere view of the input.
const held = lines.map((line) => ({ string: [...line].toReversed().toReversed().join(''), bytes: Buffer.from(line) }))
// Before the line: whoever waits for it may end this process at once.
process.once('SIGTERM', () => process.exit(held.length > 0 ? 0 : 1))
process.stdout.write(`${held.length}\n`)
setInterval(() => held.length, 60_000)
