import { describe, expect, it, vi } from 'vitest'
import type { MessageId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { withReaction } from '../acts/row-changes.ts'
import { RowsOffice } from './_office.ts'
import { conversation, people, rowAt } from './_rows.ts'
import { Timeline } from './timeline.ts'
import { Timelines } from './timelines.ts'

function openWith(count: number, hasEyes = true): { board: RowsOffice; timeline: Timeline } {
  const board = new RowsOffice(Array.from({ length: count }, (_, index) => rowAt(index + 1)))
  return { board, timeline: new Timeline(board.office(), conversation, () => hasEyes) }
}

const keys = (timeline: Timeline): string[] => timeline.get().window.rows.map(({ key }) => key)
const told = (rows: readonly MessageRow[]) => ({ kind: 'rows', conversation, rows }) as const
const idOf = (position: number): MessageId => rowAt(position).id as MessageId
/** Lets everything happen that waits for nothing but its turn. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

describe('a timeline', () => {
  it('opens at the newest, or where the unread begin', async () => {
    const { board, timeline } = openWith(200)
    await timeline.enter(undefined, 0)
    expect(timeline.get()).toMatchObject({ status: 'ready', goal: { to: 'end' } })
    expect(keys(timeline)).toHaveLength(60)
    timeline.leave()
    board.unread = 3
    await timeline.enter(undefined, 3)
    expect(timeline.get()).toMatchObject({ goal: { to: 'unread' }, window: { divider: { key: 'm198', count: 3 } } })
  })

  it('returns to where one was reading, without asking anybody', async () => {
    const { board, timeline } = openWith(200)
    await timeline.enter(undefined, 0)
    timeline.place = { key: 'm170', above: 12 }
    timeline.leave()
    board.read.length = 0
    await timeline.enter(undefined, 5)
    expect(timeline.get().goal).toEqual({ to: 'place', key: 'm170', above: 12 })
    expect(board.read).toEqual([])
  })

  it('shows what is sent at once, and hands it over with the same key', async () => {
    const { board, timeline } = openWith(2)
    await timeline.enter(undefined, 0)
    const sending = timeline.send({ text: 'hi', mentions: [] }, people.alice, true)
    const row = timeline.get().window.rows[2]
    expect(row).toMatchObject({ text: 'hi', state: 'sending', isOwn: true, person: people.alice })
    await sending
    expect(board.posted).toEqual([{ conversation, key: row?.key, text: 'hi', mentions: [] }])
    expect(timeline.get().goal).toEqual({ to: 'end' })
  })

  it('says that a message waits when there is no network', async () => {
    const { timeline } = openWith(0)
    await timeline.enter(undefined, 0)
    await timeline.send({ text: 'hi', mentions: [] }, people.alice, false)
    expect(timeline.get().window.rows[0]?.state).toBe('waiting')
  })

  it('goes to the newest before it shows what is sent from further up', async () => {
    const { timeline } = openWith(200)
    await timeline.enter(idOf(50), 0)
    expect(timeline.get().window.isNewest).toBe(false)
    await timeline.send({ text: 'hi', mentions: [] }, people.alice, true)
    expect(keys(timeline).slice(-2, -1)).toEqual(['m200'])
    expect(timeline.get().window.rows.at(-1)?.text).toBe('hi')
  })

  it('keeps a message that could not be kept as not sent, and sends that very one when asked again', async () => {
    const { board, timeline } = openWith(1)
    await timeline.enter(undefined, 0)
    board.failure = new Error('the disk is full')
    const answers = { id: idOf(1), person: people.bob, text: 'message 1' }
    await expect(timeline.send({ text: 'hi', mentions: [], answers }, people.alice, true)).rejects.toThrow('full')
    const failed = timeline.get().window.rows[1]
    expect(failed?.state).toBe('failed')
    board.failure = undefined
    await timeline.retry(failed?.key ?? '')
    expect(board.posted).toEqual([{ conversation, key: failed?.key, text: 'hi', mentions: [], answers: idOf(1) }])
    expect(keys(timeline)).toHaveLength(2)
    expect(board.retried).toEqual([])
  })

  it('leaves a message that the worker has to the worker', async () => {
    const { board, timeline } = openWith(1)
    await timeline.enter(undefined, 0)
    await timeline.retry('m1')
    expect(board.retried).toEqual(['m1'])
  })

  it('loses nothing that is told while rows are on their way', async () => {
    const { board, timeline } = openWith(100)
    const release = board.hold()
    const entering = timeline.enter(undefined, 0)
    timeline.take(told([rowAt(101)]))
    timeline.take(told([rowAt(100, { state: 'read' })]))
    release()
    await entering
    await turn()
    expect(keys(timeline).slice(-2)).toEqual(['m100', 'm101'])
    expect(timeline.get().window.rows.at(-2)?.state).toBe('read')
  })

  it('goes where one last wanted to go, whichever answer comes last', async () => {
    const { board, timeline } = openWith(300)
    const release = board.hold()
    const entering = timeline.enter(undefined, 0)
    const jumping = timeline.showMessage(idOf(50))
    release()
    await Promise.all([entering, jumping])
    expect(timeline.get().goal).toEqual({ to: 'row', key: 'm50' })
  })

  it('says that a message is missing, and shows the conversation all the same', async () => {
    const { timeline } = openWith(3)
    await timeline.enter('nowhere' as MessageId, 0)
    expect(timeline.get()).toMatchObject({ status: 'ready', missing: 'nowhere' })
    expect(keys(timeline)).toHaveLength(3)
    timeline.forgetMissing()
    expect(timeline.get().missing).toBeUndefined()
  })

  it('says what went wrong, and loads when asked again', async () => {
    const { board, timeline } = openWith(3)
    board.failure = new Error('closed')
    await timeline.enter(undefined, 0)
    expect(timeline.get()).toMatchObject({ status: 'failed', error: board.failure })
    board.failure = undefined
    await timeline.reload()
    expect(timeline.get().status).toBe('ready')
  })

  it('reads on in both directions, once at a time, and keeps no more rows than it should', async () => {
    const { board, timeline } = openWith(2000)
    await timeline.enter(idOf(1000), 0)
    for (let page = 0; page < 8; page += 1) {
      timeline.older()
      timeline.older()
      await turn()
      timeline.rest(true)
    }
    expect(board.read.filter(({ at }) => at === 'before')).toHaveLength(8)
    expect(keys(timeline).length).toBeLessThanOrEqual(420)
    expect(timeline.get().window.isNewest).toBe(false)
    const newest = keys(timeline).at(-1)
    timeline.newer()
    await turn()
    expect(keys(timeline).indexOf(newest ?? '')).toBe(keys(timeline).length - 61)
  })

  it('tells what others say, once, and not what one says oneself or what is old', async () => {
    const { timeline } = openWith(3)
    await timeline.enter(undefined, 0)
    const heard = vi.fn<(rows: readonly MessageRow[]) => void>()
    const stop = timeline.onArrival(heard)
    timeline.take(told([rowAt(4), rowAt(5, { isOwn: true }), rowAt(6, { kind: 'change' })]))
    timeline.take(told([rowAt(4, { state: 'read' })]))
    expect(heard.mock.calls).toEqual([[[rowAt(4)]]])
    stop()
    timeline.take(told([rowAt(7)]))
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('shows what is done with a message at once, also over what comes meanwhile, and takes it back when it is refused', async () => {
    const { timeline } = openWith(3)
    await timeline.enter(undefined, 0)
    const row = timeline.get().window.rows[1] as MessageRow
    const answer = Promise.withResolvers<void>()
    const acting = timeline.act(row, withReaction(people.alice, '👍'), () => answer.promise)
    const shown = () => timeline.get().window.rows[1]
    expect(shown()).toMatchObject({ reactions: [{ emoji: '👍', people: [people.alice] }] })
    timeline.take(told([{ ...row, state: 'read' }]))
    expect(shown()).toMatchObject({ state: 'read', reactions: [{ emoji: '👍' }] })
    answer.reject(new Error('no'))
    await expect(acting).rejects.toThrow('no')
    expect(shown()).toEqual({ ...row, state: 'read' })
  })

  it('does not take a message that was changed for a new one', async () => {
    const { timeline } = openWith(3, false)
    await timeline.enter(undefined, 0)
    timeline.take(told([withReaction(people.alice, '👍')(rowAt(2))]))
    expect(timeline.get().window.divider).toBeUndefined()
    expect(timeline.get().window.below).toEqual([])
  })

  it('puts the divider before what came while nobody looked', async () => {
    const { timeline } = openWith(3, false)
    await timeline.enter(undefined, 0)
    timeline.take(told([rowAt(4)]))
    timeline.take(told([rowAt(5), rowAt(6)]))
    expect(timeline.get().window.divider).toEqual({ key: 'm4', count: 3 })
  })
})

describe('the timelines at hand', () => {
  it('stay the same when a conversation with a person begins', async () => {
    const board = new RowsOffice([])
    const timelines = new Timelines(board.office(), () => true)
    const before = timelines.of(`with.${people.bob}`)
    await before.enter(undefined, 0)
    timelines.take({ kind: 'renamed', from: `with.${people.bob}`, to: conversation })
    expect(timelines.nameOf(`with.${people.bob}`)).toBe(conversation)
    expect(timelines.of(conversation)).toBe(before)
    expect(timelines.of(`with.${people.bob}`)).toBe(before)
    timelines.take(told([rowAt(1)]))
    expect(keys(before)).toEqual(['m1'])
    await before.send({ text: 'hi', mentions: [] }, people.alice, true)
    expect(board.posted[0]?.conversation).toBe(conversation)
  })

  it('are the last twelve, and always the one that is shown', async () => {
    const timelines = new Timelines(new RowsOffice([]).office(), () => true)
    const shown = timelines.of(conversation)
    await shown.enter(undefined, 0)
    const left = timelines.of(`with.${people.bob}`)
    for (let count = 0; count < 20; count += 1) timelines.of(`with.${String(count).padStart(22, 'x')}` as never)
    expect(timelines.of(conversation)).toBe(shown)
    expect(timelines.of(`with.${people.bob}`)).not.toBe(left)
  })
})
