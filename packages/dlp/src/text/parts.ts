import { attribute, scanXml } from './xml.ts'
import { unpackText } from './zip.ts'
import type { Budget, ZipEntry } from './zip.ts'

/** The files inside a document. */
export interface Parts {
  /** In lower case. */
  readonly names: readonly string[]
  /** A part as text; empty if there is none. Names of parts know no case (ISO/IEC 29500-2, 6.2.2). */
  text(name: string): Iterable<string>
}

export function partsOf(entries: readonly ZipEntry[], budget: Budget): Parts {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  return {
    names: [...byName.keys()],
    text: (name) => {
      const entry = byName.get(name.toLowerCase())
      return entry === undefined ? [] : unpackText(entry, budget)
    },
  }
}

/** What another part is to this one, by its id (ISO/IEC 29500-2, relationships). */
export interface Relation {
  readonly id: string
  readonly type: string
  /** Its path from the root of the document. */
  readonly path: string
}

const MOST_RELATIONS = 20_000

export function relationsOf(parts: Parts, name: string): Relation[] {
  const cut = name.lastIndexOf('/') + 1
  const [folder, file] = [name.slice(0, cut), name.slice(cut)]
  const relations: Relation[] = []
  for (const event of scanXml(parts.text(`${folder}_rels/${file}.rels`))) {
    if (event.kind !== 'open' || event.name !== 'Relationship' || relations.length >= MOST_RELATIONS) continue
    const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((each) => attribute(event.attributes, each))
    relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: resolve(folder, target) })
  }
  return relations
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** The part by which a kind of document begins; some programs number it. */
export function mainPart({ names }: Parts, pattern: RegExp): string | undefined {
  return names.includes('[content_types].xml') ? names.find((name) => pattern.test(name)) : undefined
}

/** Parts in the order that the main part lists them in, such as the slides of a presentation; `label` is what it calls each. */
export function listedParts(
  parts: Parts,
  main: string,
  element: string,
): { readonly path: string; readonly label: string | undefined }[] {
  const relations = new Map(relationsOf(parts, main).map(({ id, path }) => [id, path]))
  const listed: { path: string; label: string | undefined }[] = []
  for (const event of scanXml(parts.text(main))) {
    if (event.kind !== 'open' || event.name !== element || listed.length >= MOST_RELATIONS) continue
    // `r:id`, not the `id` that slides have too.
    const id = /:id\s*=\s*["']([^"']*)/.exec(event.attributes)?.[1]
    const path = relations.get(id ?? '')
    if (path !== undefined) listed.push({ path, label: attribute(event.attributes, 'name') })
  }
  return listed
}
