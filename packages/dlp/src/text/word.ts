import { PassageMaker } from './passage.ts'
import type { Passage } from './passage.ts'
import { scanXml } from './xml.ts'
import type { Parts } from './parts.ts'

/** What a Word document says, part by part; comments, notes, and what was deleted under tracked changes are still in the file. */
const PARTS: readonly (readonly [path: RegExp, part?: string])[] = [
  [/^word\/document\d*\.xml$/],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/footnotes\.xml$/, 'footnote'],
  [/^word\/endnotes\.xml$/, 'endnote'],
  [/^word\/comments\.xml$/, 'comment'],
]

/** The text of a docx file (ISO/IEC 29500, WordprocessingML). */
export function* wordPassages(parts: Parts): Generator<Passage> {
  for (const [path, part] of PARTS)
    for (const name of parts.names.filter((each) => path.test(each)))
      yield* partPassages(parts.text(name), part === undefined ? {} : { part })
}

function* partPassages(pieces: Iterable<string>, within: { readonly part?: string }): Generator<Passage> {
  const maker = new PassageMaker()
  let paragraph = 1
  let [isText, copies] = [false, 0]
  for (const event of scanXml(pieces)) {
    if (event.kind !== 'text' && event.name === 'Fallback') copies += event.kind === 'open' ? 1 : -1
    // A text box is there twice, for old readers too.
    if (copies > 0) continue
    if (event.kind === 'text') {
      if (isText) yield* maker.add(event.text, { ...within, paragraph })
    } else if (event.name === 't' || event.name === 'delText') isText = event.kind === 'open'
    else if (event.kind === 'open') {
      if (event.name === 'tab') yield* maker.add('\t')
      else if (event.name === 'br' || event.name === 'cr') yield* maker.add('\n')
      else if (event.name === 'noBreakHyphen') yield* maker.add('-')
    } else if (event.name === 'p') {
      paragraph++
      yield* maker.add('\n')
    }
  }
  yield* maker.end()
}
