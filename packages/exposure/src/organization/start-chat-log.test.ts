import { describe, expect, it } from 'vitest'
import { startChatLog } from './start-chat-log.ts'

const [ALICE, BOB, CAROL, BOB_BY_NUMBER] = [0, 1, 2, 3]
const MINUTE = 60_000

describe('a log of chats', () => {
  it('puts messages of several files into order of time, equal times in order of the file', () => {
    const log = startChatLog()
    log.write({ time: 2 * MINUTE, sender: BOB, group: 0 })
    log.write({ time: MINUTE, sender: CAROL, group: 1, source: 1, mentions: [ALICE, BOB] })
    log.write({ time: MINUTE, sender: ALICE, group: 1, source: 1 })
    const { people, groups, time, sender, offsets, mentioned } = log.finish()
    expect([people, groups]).toEqual([3, 2])
    expect([...time]).toEqual([MINUTE, MINUTE, 2 * MINUTE])
    expect([...sender]).toEqual([CAROL, ALICE, BOB])
    expect([...offsets]).toEqual([0, 2, 2, 2])
    expect([...mentioned]).toEqual([ALICE, BOB])
  })

  it('counts once what two people exported of the same chat, though one of them had deleted some', () => {
    const log = startChatLog()
    for (const source of [0, 1]) {
      for (const second of [1, 5, 9]) log.write({ time: MINUTE + second * 1000, sender: ALICE, group: 0, source })
      if (source === 1) log.write({ time: 2 * MINUTE, sender: BOB, group: 0, source })
      log.act({ time: 0, group: 0, act: 'added', actor: ALICE, people: [BOB] })
    }
    const { sender, acts } = log.finish()
    expect([...sender]).toEqual([ALICE, ALICE, ALICE, BOB])
    expect(acts).toEqual([{ time: 0, group: 0, act: 'added', actor: ALICE, people: [BOB] }])
  })

  it('makes one of two who turned out to be the same, and leaves out whoever is nobody', () => {
    const log = startChatLog()
    log.write({ time: 0, sender: BOB, group: 0 })
    log.write({ time: 1, sender: BOB_BY_NUMBER, group: 0, mentions: [BOB, BOB_BY_NUMBER, CAROL] })
    log.write({ time: 2, sender: CAROL, group: 0 })
    log.act({ time: 3, group: 0, act: 'added', actor: CAROL, people: [BOB_BY_NUMBER, CAROL] })
    const { people, sender, mentioned, acts } = log.finish([0, 1, -1, 1])
    expect(people).toBe(2)
    expect([...sender]).toEqual([BOB, BOB])
    expect([...mentioned]).toEqual([BOB])
    expect(acts).toEqual([{ time: 3, group: 0, act: 'added', people: [BOB] }])
  })

  it('is empty when nothing was written', () => {
    const { people, groups, time, offsets } = startChatLog().finish()
    expect([people, groups, time.length, ...offsets]).toEqual([0, 0, 0, 0])
  })
})
