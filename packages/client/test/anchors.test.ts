import { createGroup, sendText, synchronize } from '@chancery/client'
import { encodeAnchor, decodeAnchor } from '@chancery/protocol'
import type { Anchor } from '@chancery/protocol'
import type { Colleague } from '@chancery/testkit'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { processCells } from '../src/board/process-cells.ts'
import { Writes } from '../src/engine/writes.ts'

/** Lets a device pass these cells as if they were next on the board. */
function pass(who: Colleague, cells: readonly Uint8Array[], live = false): Promise<void> {
  return who.engine.exclusive(() =>
    processCells(who.engine, new Writes(), { start: who.engine.board.size, cells, live }),
  )
}

const anchorOf = (who: Colleague): Anchor => decodeAnchor(who.engine.anchor?.cell as Uint8Array) as Anchor

describe('an anchor', () => {
  it('that goes back in time or to an older register is refused, in words', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    const conversation = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    const older = anchorOf(carol)
    await office.enrol('Bob')
    await sendText(carol.engine, { kind: 'conversation', conversation }, 'now')
    const newer = anchorOf(carol)
    await expect(pass(carol, [encodeAnchor({ ...newer, time: newer.time - 1 })])).rejects.toMatchObject({
      code: 'client/anchor-backward',
    })
    await expect(pass(carol, [encodeAnchor({ ...older, time: newer.time + 1 })])).rejects.toThrow(/runs backwards/)
    await expect(pass(carol, [encodeAnchor({ ...newer, time: newer.time + 1 })])).resolves.toBeUndefined()
  })

  it('more than ten minutes off this device’s clock is refused', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    const anchor = anchorOf(carol)
    await expect(pass(carol, [encodeAnchor({ ...anchor, time: anchor.time + 3600 })])).rejects.toMatchObject({
      code: 'client/clock-off',
    })
    await expect(pass(carol, [encodeAnchor({ ...anchor, time: anchor.time + 1 })], true)).resolves.toBeUndefined()
  })

  it('that shows another register than this device mirrors is refused', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    await using fork = await office.fork()
    const store = carol.store.copy()
    const { Engine, httpTransport, invitePerson } = await import('@chancery/client')
    const other = await Engine.open({ ...carol.ports, store, connect: () => httpTransport(fork.url) })
    await invitePerson(other)
    await createGroup(other, 'Shadow', [alice.engine.account.person])
    await office.enrol('Bob')
    await synchronize(carol.engine)
    await expect(pass(carol, [other.anchor?.cell as Uint8Array])).rejects.toMatchObject({
      code: 'client/register-forked',
    })
  })

  it('that the register did not sign, or that is malformed, is refused', async () => {
    await using office = await openOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    const anchor = anchorOf(carol)
    const unsigned = anchor.registerCheckpoint.replace(/— .*\n/, '— nobody AAAAAAAA\n')
    await expect(pass(carol, [encodeAnchor({ ...anchor, registerCheckpoint: unsigned })])).rejects.toMatchObject({
      code: 'client/checkpoint-unsigned',
    })
    const cut = encodeAnchor(anchor)
    cut[30] = 0xff
    await expect(pass(carol, [cut])).rejects.toMatchObject({ code: 'client/anchor-invalid' })
  })
})
