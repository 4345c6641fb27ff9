import { listMedia, pageMessages } from '@chancery/client'
import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { encodeRecord } from '../src/engine/record.ts'
import type { StoredMessage } from '../src/conversation/stored-message.ts'
import { messageKey, messageTable } from '../src/conversation/stored-message.ts'

const MESSAGES = 10_000
const DAYS = 100
const DAY_SECONDS = 86_400
const conversation = 'conversation' as ConversationId

function messageAt(at: number): StoredMessage {
  return {
    id: `message ${at}` as MessageId,
    conversation,
    position: 1000 + at * 3,
    kind: 'text',
    device: 'device' as DeviceId,
    person: 'person' as PersonId,
    text: at % 100 === 0 ? `https://example.org/${at}` : String(at),
    time: [0, 0],
    anchorTime: Math.floor((at * DAYS) / MESSAGES) * DAY_SECONDS + (at % (MESSAGES / DAYS)),
    notes: [],
  }
}

describe(`a conversation of ${MESSAGES} messages from before there were indexes`, () => {
  it('is indexed when somebody first asks, and then a jump to a day needs few reads', async () => {
    await using office = await openOffice()
    const { engine, store } = office.carol
    const writes = Array.from({ length: MESSAGES }, (_, at) => {
      const message = messageAt(at)
      return { table: messageTable(conversation), key: messageKey(message.position), value: encodeRecord(message) }
    })
    await store.commit(writes)
    const time = 32 * DAY_SECONDS + 40
    const textOf = async (): Promise<string[]> => {
      const page = await pageMessages(engine, conversation, { at: 'time', time }, 3)
      return page.messages.map(({ text }) => text ?? '')
    }
    expect(await textOf()).toEqual(['3239', '3240', '3241'])
    let [reads, records] = [0, 0]
    const { get, walk } = store
    store.get = (...input) => {
      reads++
      return get.apply(store, input)
    }
    store.walk = async (...input) => {
      reads++
      const found = await walk.apply(store, input)
      records += found.length
      return found
    }
    store.entries = () => Promise.reject(new Error('a whole table'))
    expect(await textOf()).toEqual(['3239', '3240', '3241'])
    expect(reads).toBeLessThanOrEqual(12)
    expect(records).toBeLessThanOrEqual(300)
  }, 120_000)

  it('lists what has a link without reading the rest', async () => {
    await using office = await openOffice()
    const { engine } = office.carol
    const own = office.carol.store
    await own.commit(
      Array.from({ length: 1000 }, (_, at) => {
        const message = messageAt(at)
        return { table: messageTable(conversation), key: messageKey(message.position), value: encodeRecord(message) }
      }),
    )
    const page = await listMedia(engine, conversation, 'link', { limit: 4 })
    expect([page.messages.map(({ text }) => text), page.isOldest]).toEqual([
      [900, 800, 700, 600].map((at) => `https://example.org/${at}`),
      false,
    ])
    const older = await listMedia(engine, conversation, 'link', {
      before: page.messages.at(-1)?.position ?? 0,
      limit: 9,
    })
    expect([older.messages.length, older.isOldest]).toEqual([6, true])
  })
})
