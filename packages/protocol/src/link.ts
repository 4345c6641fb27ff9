import { ByteReader, ByteWriter, base64url, fromBase64url } from '@chancery/base'
import { protocolError } from './errors.ts'
import type { PersonId } from './ids.ts'
import { idBytes } from './ids.ts'

/** Where a log stood when a link was made: compared outside the board, a fork shows. */
export interface LogHead {
  readonly size: number
  readonly root: Uint8Array
}

/** The one-time link that `npm start` prints for an installation without an organization. */
export interface FoundLink {
  readonly kind: 'found'
  /** `https://host[:port]`, without a slash at the end. */
  readonly server: string
  /** 32 bytes that let one person found. */
  readonly token: Uint8Array
}

/** Everything that a new device needs, in a URL fragment that no server ever sees. */
export interface InviteLink {
  readonly kind: 'invite'
  readonly server: string
  /** Seed of the one-use Ed25519 key (32 bytes). */
  readonly seed: Uint8Array
  /** The organization's public key (32 bytes). */
  readonly organization: Uint8Array
  /** The key that seals personal fields on the register (32 bytes). */
  readonly directoryKey: Uint8Array
  readonly register: LogHead
  readonly board: LogHead
  /** For a further device: whose, and the secret that a person's devices share (32 bytes). */
  readonly further?: { readonly person: PersonId; readonly secret: Uint8Array }
}

/** Brings a whole device into another browser: names a parcel and opens it. Whoever has it, has the device. */
export interface MoveLink {
  readonly kind: 'move'
  readonly server: string
  /** Opens the parcel (32 bytes); the server never sees it. */
  readonly key: Uint8Array
  /** Names the parcel on the server (16 bytes). */
  readonly id: Uint8Array
}

export type Link = FoundLink | InviteLink | MoveLink

const VERSION = 1

function writeHead(writer: ByteWriter, head: LogHead): void {
  writer.u64(head.size).bytes(head.root)
}

function moveBytes({ key, id }: MoveLink): Uint8Array {
  return new ByteWriter().u8(VERSION).bytes(key).bytes(id).take()
}

/** The link as text. */
export function formatLink(link: Link): string {
  if (link.kind === 'found') return `${link.server}/#found.${base64url(link.token)}`
  if (link.kind === 'move') return `${link.server}/#move.${base64url(moveBytes(link))}`
  const writer = new ByteWriter().u8(VERSION).bytes(link.seed).bytes(link.organization).bytes(link.directoryKey)
  writeHead(writer, link.register)
  writeHead(writer, link.board)
  if (link.further !== undefined) writer.bytes(idBytes(link.further.person)).bytes(link.further.secret)
  return `${link.server}/#invite.${base64url(writer.take())}`
}

function readHead(reader: ByteReader): LogHead {
  return { size: reader.u64(), root: reader.bytes(32) }
}

function parseInvite(server: string, bytes: Uint8Array): InviteLink | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const link: InviteLink = {
    kind: 'invite',
    server,
    seed: reader.bytes(32),
    organization: reader.bytes(32),
    directoryKey: reader.bytes(32),
    register: readHead(reader),
    board: readHead(reader),
  }
  if (reader.left === 0) return link
  const further = { person: base64url(reader.bytes(16)) as PersonId, secret: reader.bytes(32) }
  return reader.left === 0 ? { ...link, further } : undefined
}

function parseMove(server: string, bytes: Uint8Array): MoveLink | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const link: MoveLink = { kind: 'move', server, key: reader.bytes(32), id: reader.bytes(16) }
  return reader.left === 0 ? link : undefined
}

/** Reads a link that a person pasted; throws `protocol/link` with what to do when it is not one. */
export function parseLink(text: string): Link {
  const match = /^(https?:\/\/[^/#?\s]+)\/?#(found|invite|move)\.([A-Za-z0-9_-]+)$/.exec(text.trim())
  const bytes = fromBase64url(match?.[3] ?? '')
  if (match !== null && bytes !== undefined) {
    const server = match[1] as string
    try {
      if (match[2] === 'found' && bytes.length === 32) return { kind: 'found', server, token: bytes }
      const link =
        match[2] === 'invite' ? parseInvite(server, bytes) : match[2] === 'move' ? parseMove(server, bytes) : undefined
      if (link !== undefined) return link
    } catch {
      // Falls through to the one sentence below: a cut link and a foreign link need the same advice.
    }
  }
  throw protocolError(
    'protocol/link',
    'This is not a whole Chancery link; copy all of it, up to its last letter, and try again',
  )
}
