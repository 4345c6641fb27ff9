import { fromHex, hex } from '@chancery/base'
import { proveMessage, revokeDevice, synchronize } from '@chancery/client'
import type { Engine, SentMessage } from '@chancery/client'
import { deriveCellKeys, messageKeyOf, sealCell, signDocument } from '@chancery/crypto'
import type { Fragment, SignedDocument, Statement } from '@chancery/protocol'
import { decodeStatement, encodeSignedDocument, encodeStatement, payloadTypes, splitMessage } from '@chancery/protocol'
import { makeBundle } from '@chancery/records'
import type { BundleInput, PlacedCell } from '@chancery/records'
import { openOffice } from '@chancery/testkit'
import { inclusionProof } from '@chancery/tlog'
import { decodeKeyFile } from '../src/bundle/key-file.ts'
import { decodeLeaves } from '../src/bundle/leaves.ts'
import { disclosedIndexes } from '../src/bundle/paths.ts'
import type { Files } from './scenes.ts'
import { goOn, send } from './scenes.ts'

const bytes = (files: Files, path: string): Uint8Array => files.get(path) as Uint8Array

/** What Mallory has: Alice’s stolen and since revoked device, and a place in the office herself. */
export interface Theft {
  readonly document: SignedDocument
  readonly position: number
  readonly cell: Uint8Array
  readonly messageKey: Uint8Array
  readonly engine: Engine
  /** Honest bundles of Alice’s last real message, made before the revocation and after it. */
  readonly early: Files
  readonly late: Files
  /** The anchors: the one before Alice’s message, the last before Mallory’s, the first after it. */
  readonly anchors: readonly { readonly position: number; readonly cell: Uint8Array }[]
}

function place(theft: Theft, position: number, cell: Uint8Array): PlacedCell {
  const { board } = theft.engine
  return { position, cell, proof: inclusionProof(position, board.size, board.reader(new Map())) }
}

/** Mallory’s bundle: under the anchors that she chooses, with the register part of an honest bundle. */
export async function forged(theft: Theft, before: number, after: number | undefined, register: Files): Promise<Files> {
  const { engine, document } = theft
  const anchors = theft.anchors.map((anchor) => place(theft, anchor.position, anchor.cell))
  const later = after === undefined ? undefined : anchors[after]
  const input: BundleInput = {
    document,
    device: (decodeStatement(document.json) as Statement).d,
    senderKey: fromHex(senderKeyOf(register)) as Uint8Array,
    cells: [{ ...place(theft, theft.position, theft.cell), messageKey: theft.messageKey }],
    anchor: anchors[before] as PlacedCell,
    ...(later === undefined ? {} : { laterAnchor: later }),
    boardCheckpoint: engine.board.checkpoint as string,
    leaves: decodeLeaves(bytes(register, 'register/leaves.txt')) as Uint8Array[],
    openings: disclosedIndexes(register.keys()).map((index) => ({
      index,
      opening: bytes(register, `register/${index}.opening`),
      entryKey: decodeKeyFile(register.get(`register/${index}.key`)) as Uint8Array,
    })),
  }
  return makeBundle(input)
}

function senderKeyOf(files: Files): string {
  const body = new TextDecoder().decode(files.get('keys/sender.pub.pem')).split('\n')[1] as string
  return hex(Uint8Array.from(atob(body), (c) => c.charCodeAt(0)).subarray(12))
}

/** Plays the theft. */
export async function steal(): Promise<Theft> {
  await using office = await openOffice()
  const alice = await office.enrol('Alice')
  const bob = await office.enrol('Bob')
  const mallory = await office.enrol('Mallory')
  const before: SentMessage = await send(alice, bob, 'Before')
  await synchronize(bob.engine)
  const early = await proveMessage(bob.engine, before.message)
  await synchronize(mallory.engine)
  const anchorBefore = mallory.engine.anchor
  await revokeDevice(office.carol.engine, alice.engine.account.device)
  const statement = decodeStatement(bytes(early, 'statement.json')) as Extract<Statement, { k: 't' }>
  const json = encodeStatement({ ...statement, m: 'After' })
  const document = await signDocument(payloadTypes.statement, json, alice.engine.keys.signer)
  const keys = deriveCellKeys(new Uint8Array(32).fill(7))
  const cell = sealCell(keys, splitMessage('statement', encodeSignedDocument(document))[0] as Fragment)
  await mallory.engine.api.postCells([cell])
  await synchronize(mallory.engine)
  const position = mallory.engine.board.size - 1
  const anchorAt = mallory.engine.anchor
  await goOn(office, mallory, bob)
  await synchronize(bob.engine)
  const anchors = [anchorBefore, anchorAt, mallory.engine.anchor].flatMap((anchor) => anchor ?? [])
  return {
    document,
    position,
    cell,
    messageKey: messageKeyOf(keys, cell.subarray(0, 8)),
    engine: mallory.engine,
    early,
    late: await proveMessage(bob.engine, before.message),
    anchors,
  }
}
