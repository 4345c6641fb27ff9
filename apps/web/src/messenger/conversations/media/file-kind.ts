/** What sort of file something is, for its picture and its words. */
export type FileKind =
  | 'picture'
  | 'film'
  | 'sound'
  | 'pdf'
  | 'sheet'
  | 'slides'
  | 'document'
  | 'archive'
  | 'text'
  | 'other'

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  xls: 'sheet',
  xlsx: 'sheet',
  ods: 'sheet',
  csv: 'sheet',
  ppt: 'slides',
  pptx: 'slides',
  odp: 'slides',
  doc: 'document',
  docx: 'document',
  odt: 'document',
  rtf: 'document',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
  gz: 'archive',
  tar: 'archive',
  txt: 'text',
  md: 'text',
  log: 'text',
}

const BY_TYPE: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, 'picture'],
  [/^video\//, 'film'],
  [/^audio\//, 'sound'],
  [/^application\/pdf$/, 'pdf'],
  [/spreadsheet|excel|^text\/csv$/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/wordprocessing|msword|opendocument\.text|rtf$/, 'document'],
  [/zip|x-tar|x-7z|x-rar|gzip/, 'archive'],
  [/^text\/plain$/, 'text'],
]

/** By its media type; by the end of its name where that says nothing. */
export function fileKind(type: string, name: string): FileKind {
  const known = BY_TYPE.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1]
  return known ?? BY_ENDING[endingOf(name)] ?? 'other'
}

/** `pdf` of `report.PDF`; empty where a name has none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** What the page itself may show of a file: pictures, films, and sounds. All else is only saved: a page of HTML, or a drawing
 * with a script in it, would speak as this app. */
const SHOWN = /^(image\/(jpeg|png|webp|gif|avif|bmp)|video\/(mp4|webm|ogg|quicktime)|audio\/[a-z0-9.+-]+)$/

export function isShown(type: string): boolean {
  return SHOWN.test(type.toLowerCase().split(';')[0]?.trim() ?? '')
}
