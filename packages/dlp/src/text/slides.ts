import { PassageMaker } from './passage.ts'
import type { Passage } from './passage.ts'
import { listedParts, relationsOf } from './parts.ts'
import type { Parts } from './parts.ts'
import type { Place } from './place.ts'
import { scanXml } from './xml.ts'

/** The text of a pptx file (ISO/IEC 29500, PresentationML): slides in their order, hidden ones too, and the notes of each. */
export function* slidePassages(parts: Parts, main: string): Generator<Passage> {
  let slide = 0
  for (const { path } of listedParts(parts, main, 'sldId')) {
    slide++
    yield* partPassages(parts.text(path), { slide })
    for (const relation of relationsOf(parts, path))
      if (relation.type === 'notesSlide') yield* partPassages(parts.text(relation.path), { slide, part: 'notes' })
  }
}

function* partPassages(pieces: Iterable<string>, place: Place): Generator<Passage> {
  const maker = new PassageMaker()
  let isText = false
  for (const event of scanXml(pieces)) {
    if (event.kind === 'text') {
      if (isText) yield* maker.add(event.text, place)
    } else if (event.name === 't') isText = event.kind === 'open'
    else if (event.name === 'br' && event.kind === 'open') yield* maker.add('\n')
    else if (event.name === 'p' && event.kind === 'close') yield* maker.add('\n')
  }
  yield* maker.end()
}
