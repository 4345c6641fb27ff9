import { readFile } from 'node:fs/promises'
import { stageFile } from '@chancery/client'
import type { Attachment, Engine } from '@chancery/client'
import type { Extra } from './conversations.ts'

type Attached = NonNullable<Extra['attached']>

/** A page of PDF with these lines, as few bytes as it takes. */
function pdfOf(lines: readonly string[]): string {
  const text = lines.map((line) => `(${line.replaceAll(/[\\()]/gu, String.raw`\$&`)}) '`).join('\n')
  const stream = `BT /F1 14 Tf 20 TL 72 760 Td\n${text}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj${object}endobj\n`
    return `${at}`.padStart(10, '0')
  })
  const rows = ['0000000000 65535 f ', ...offsets.map((at) => `${at} 00000 n `)].join('\n')
  return `${file}xref\n0 ${objects.length + 1}\n${rows}\ntrailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`
}

const CIRCULAR = [
  'Sahyadri Bank - Circular 14/2026',
  'Handling of identity papers',
  '',
  '1. Ask for papers only through the intake desk.',
  '2. Never keep a copy on a phone.',
  '3. Report a mistake the same day; nobody is punished for reporting.',
]

const asset = (name: string): Promise<Buffer<ArrayBuffer>> => readFile(new URL(`../../assets/${name}`, import.meta.url))

/** Seals what a line brings and keeps it on its sender’s device, ready to go. */
export async function attach(engine: Engine, attached: Attached): Promise<Attachment> {
  if (attached === 'circular') {
    const file = new Blob([pdfOf(CIRCULAR)], { type: 'application/pdf' })
    const vault = await stageFile(engine, file)
    return { kind: 'file', type: file.type, size: file.size, name: 'Circular 14-2026.pdf', vault }
  }
  const file = new Blob([await asset('plot.webp')], { type: 'image/webp' })
  const preview = new Uint8Array(await asset('plot-preview.webp'))
  const vault = await stageFile(engine, file)
  return { kind: 'photo', type: file.type, size: file.size, width: 1600, height: 1200, preview, vault }
}
