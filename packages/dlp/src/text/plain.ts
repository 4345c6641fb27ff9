import { PassageMaker } from './passage.ts'
import type { Passage } from './passage.ts'

/** A text as passages, each character with its line. */
export async function* plainPassages(pieces: AsyncIterable<string>): AsyncGenerator<Passage> {
  const maker = new PassageMaker()
  let line = 1
  for await (const piece of pieces) {
    let at = 0
    while (at < piece.length) {
      const end = piece.indexOf('\n', at)
      yield* maker.add(piece.slice(at, end < 0 ? piece.length : end + 1), { line })
      if (end < 0) break
      line++
      at = end + 1
    }
  }
  yield* maker.end()
}
