/** What a file is, as far as its reading goes. */
export type FileKind = 'text' | 'zip' | 'gzip' | 'pdf' | 'old-office' | 'picture' | 'recording' | 'packed' | 'binary'

const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

/** How files of each kind begin. What begins otherwise is taken for text until it shows that it is none. */
const BEGINNINGS: readonly (readonly [FileKind, at: number, bytes: readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['picture', 0, [0xff, 0xd8, 0xff]],
  ['picture', 0, [0x89, ...latin('PNG')]],
  ['picture', 0, latin('GIF8')],
  ['picture', 8, latin('WEBP')],
  ['picture', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['picture', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', 4, latin('ftyphei')],
  ['recording', 4, latin('ftyp')],
  ['recording', 0, latin('OggS')],
  ['recording', 0, latin('ID3')],
  ['recording', 8, latin('WAVE')],
  ['recording', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['gzip', 0, [0x1f, 0x8b, 8]],
  ['packed', 0, latin('BZh')],
  ['packed', 0, [0xfd, ...latin('7zXZ')]],
  ['packed', 0, [...latin('7z'), 0xbc, 0xaf]],
  ['packed', 0, latin('Rar!')],
  ['packed', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['binary', 0, latin('SQLite format 3')],
  ['binary', 0, [0x7f, ...latin('ELF')]],
]

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** A PDF may have something in front of it (ISO 32000-2, 7.5.2). */
const PDF_WITHIN = 1024

export function kindOf(head: Uint8Array): FileKind {
  const beginsWith = (bytes: readonly number[], at = 0): boolean =>
    bytes.every((byte, index) => head[at + index] === byte)
  if (beginsWith(COMPOUND)) return 'old-office'
  if (includes(head.subarray(0, PDF_WITHIN), latin('%PDF-'))) return 'pdf'
  return BEGINNINGS.find(([, at, bytes]) => beginsWith(bytes, at))?.[0] ?? 'text'
}

/** A document with a password is a compound file, like those of before 2007, that holds an “EncryptedPackage” (MS-OFFCRYPTO, 2.3.4). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return includes(
    bytes,
    latin('EncryptedPackage').flatMap((byte) => [byte, 0]),
  )
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] as number); at >= 0; at = bytes.indexOf(wanted[0] as number, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}
