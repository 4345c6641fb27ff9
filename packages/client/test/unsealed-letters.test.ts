import { discardLetter, listWaiting, synchronize, writeAttached, writeLetter } from '@chancery/client'
import type { Engine, Recipient } from '@chancery/client'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Office } from '@chancery/testkit'
import { describe, expect, it, vi } from 'vitest'
import { fileOf } from './_files.ts'
import { openGroup } from './_group.ts'
import { textsOf } from './_texts.ts'

const SMALL = 100

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
  await synchronize(members.Alice.engine)
  const group: Recipient = { kind: 'conversation', conversation }
  return { carol, alice: members.Alice, group }
}

/** A file of which one chunk can be read, and the rest not before it is let go. */
class HeldFile extends Blob {
  letGo = (): void => undefined
  #reading: (() => void) | undefined
  readonly isRead = new Promise<void>((resolve) => (this.#reading = resolve))
  readonly #open = new Promise<void>((resolve) => (this.letGo = resolve))

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const reader = super.stream().getReader()
    let read = 0
    return new ReadableStream({
      pull: async (controller) => {
        if (read > 12 * VAULT_CHUNK_BYTES) {
          this.#reading?.()
          await this.#open
        }
        const part = await reader.read()
        if (part.done) return controller.close()
        read += part.value.length
        controller.enqueue(part.value)
      },
      cancel: (reason) => reader.cancel(reason),
    })
  }
}

/** Whatever lies in the store of files, of letters, and of what asks for them. */
async function kept({ ports: { store } }: Engine): Promise<readonly string[]> {
  const tables = ['vault-chunk', 'vault-file', 'vault-upload', 'vault-stage', 'letter', 'letter-decision', 'outbox']
  const counts = await Promise.all(tables.map(async (table) => [table, (await store.entries(table)).length] as const))
  return counts.filter(([, count]) => count > 0).map(([table, count]) => `${table}: ${count}`)
}

const unsealed = (to: Recipient, name: string, file: Blob) => ({
  to,
  tag: name,
  text: name,
  attachment: { kind: 'file', type: 'application/x-figures', name } as const,
  file,
})

describe('a letter that is discarded while its file is being sealed', () => {
  it('is not written when the file has been read, and nothing of either is left', async () => {
    await using office = await openOffice()
    const { alice, carol, group } = await scene(office)
    const events = alice.events
    const file = new HeldFile([fileOf(30 * VAULT_CHUNK_BYTES, 'unwanted')])
    const writing = writeAttached(alice.engine, unsealed(group, 'unwanted', file))
    await file.isRead
    await vi.waitFor(async () => expect(await kept(alice.engine)).toEqual(['vault-chunk: 8', 'vault-stage: 1']), {
      timeout: 30_000,
    })
    await discardLetter(alice.engine, 'unwanted')
    await writing
    expect(await kept(alice.engine)).toEqual([])
    file.letGo()
    await writeLetter(alice.engine, { to: group, tag: 'after', text: 'after' })
    await synchronize(alice.engine)
    expect(events).toContainEqual({ kind: 'letter-gone', tag: 'unwanted', to: group })
    expect(await kept(alice.engine)).toEqual([])
    expect(await textsOf(carol)).toEqual(['after'])
  })

  it('is not written when it waits for another’s file, and those behind it keep their place', async () => {
    await using office = await openOffice()
    const { alice, carol, group } = await scene(office)
    const first = new HeldFile([fileOf(30 * VAULT_CHUNK_BYTES, 'first')])
    const writing = [
      writeAttached(alice.engine, unsealed(group, 'first', first)),
      writeAttached(alice.engine, unsealed(group, 'unwanted', fileOf(SMALL, 'unwanted'))),
      writeAttached(alice.engine, unsealed(group, 'last', fileOf(SMALL, 'last'))),
    ]
    await first.isRead
    await discardLetter(alice.engine, 'unwanted')
    await writing[1]
    expect(await listWaiting(alice.engine)).toEqual([])
    first.letGo()
    await Promise.all(writing)
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['first', 'last'])
  })

  it('is not written at whatever moment that is, nor is anything of it left', async () => {
    await using office = await openOffice()
    const { alice, group } = await scene(office)
    const { engine } = alice
    const turns = 200
    for (let turn = 0; turn < turns; turn += 7) {
      const writing = writeAttached(engine, unsealed(group, `unwanted ${turn}`, fileOf(SMALL, `unwanted ${turn}`)))
      for (let at = 0; at < turn; at++) await Promise.resolve()
      await discardLetter(engine, `unwanted ${turn}`)
      await writing
      expect((await kept(engine)).filter((line) => line.startsWith('vault'))).toEqual([])
      expect(await listWaiting(engine)).toEqual([])
    }
    await synchronize(engine)
    expect(await kept(engine)).toEqual([])
  })

  it('is one letter when it is written twice', async () => {
    await using office = await openOffice()
    const { alice, carol, group } = await scene(office)
    const letter = unsealed(group, 'once', fileOf(SMALL, 'once'))
    await Promise.all([writeAttached(alice.engine, letter), writeAttached(alice.engine, letter)])
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['once'])
    expect(await kept(alice.engine)).toEqual(['vault-chunk: 1', 'vault-file: 1'])
  })
})
