import type { ConversationId } from '@chancery/protocol'
import { MemoryStore } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { Writes } from '../engine/writes.ts'
import { keepOrder } from './keep-order.ts'
import { messageKey } from './stored-message.ts'

const conversation = 'AAAAAAAAAAAAAAAAAAAAAA' as ConversationId
const table = `message/${conversation}`

async function store(positions: readonly number[], into: MemoryStore): Promise<boolean> {
  const writes = new Writes()
  for (const position of positions) writes.put(table, messageKey(position), position)
  writes.put('message/BBBBBBBBBBBBBBBBBBBBBB', messageKey(1), 1)
  const moved = await keepOrder(into, writes, conversation)
  await into.commit(writes.list())
  return moved
}

async function order(from: MemoryStore): Promise<number[]> {
  return (await from.walk(table, { direction: 'forth', limit: 1000 })).map(([key]) => Number(key))
}

describe('messages that are read late', () => {
  it('take their place among what is stored already, however much that is', async () => {
    const memory = new MemoryStore()
    const early = Array.from({ length: 100 }, (_, index) => index)
    const late = Array.from({ length: 100 }, (_, index) => 200 + index)
    expect(await store([...early, ...late], memory)).toBe(false)
    expect(await store([150, 151, 400], memory)).toBe(true)
    expect(await order(memory)).toEqual([...early, 150, 151, ...late, 400])
  })

  it('take their place among what is stored in the same commit', async () => {
    const memory = new MemoryStore()
    expect(await store([5, 9, 7], memory)).toBe(true)
    expect(await order(memory)).toEqual([5, 7, 9])
  })

  it('are left alone when they are the newest', async () => {
    const memory = new MemoryStore()
    expect(await store([5], memory)).toBe(false)
    expect(await store([7, 9], memory)).toBe(false)
    expect(await store([], memory)).toBe(false)
    expect(await order(memory)).toEqual([5, 7, 9])
  })
})
