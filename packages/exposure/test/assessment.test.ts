// What exported chats give away, from their text to the numbers of the report.
import { plantOffice } from '@chancery/testkit/chats'
import { describe, expect, it } from 'vitest'
import { startAssessment, toJson } from '../src/index.ts'
import type { ChatFile } from '../src/index.ts'
import { AADHAAR, LOANS, assess, chatOf } from './_exports.ts'

describe('an assessment', () => {
  it('counts messages, people, and what leaked, by type, chat, and month', async () => {
    const { totals, leaks, leaksByChat, leaksByMonth, chats } = await assess(LOANS)
    expect(totals).toMatchObject({ messages: 7, people: 3, chats: 1, findings: 2 })
    expect(leaks.map(({ type, counts, telephones }) => [type, counts.likely + counts.certain, telephones])).toEqual([
      ['password', 1, 3],
      ['aadhaar', 1, 3],
      ['email', 1, 3],
    ])
    expect(leaksByChat).toMatchObject([{ chat: 0, count: 2 }])
    expect(leaksByMonth).toEqual([{ month: '2026-01', messages: 7, count: 2 }])
    expect(chats).toMatchObject([{ name: 'Loans Pune', isGroup: true, people: [0, 1, 2] }])
  })

  it('counts once what two members exported of one group, whatever they call each other', async () => {
    const once = await assess(LOANS)
    const twice = await assess(LOANS, { ...LOANS, name: 'WhatsApp Chat with Loans Pune (1).txt' })
    expect(twice.files).toHaveLength(2)
    expect(twice.chats).toHaveLength(1)
    expect(twice.totals).toEqual(once.totals)
    expect(twice.leaks).toEqual(once.leaks)
  })

  it('counts once a group that was renamed between two exports', async () => {
    const renamed = LOANS.text.replace('"Loans Pune"', '"Loans West"')
    const { chats, totals } = await assess(LOANS, { name: 'WhatsApp Chat with Loans West.txt', text: renamed })
    expect(chats).toHaveLength(1)
    expect(totals.messages).toBe(7)
  })

  it('keeps groups apart that are called the same and share nobody', async () => {
    const other = chatOf(
      ['Faye Ong created group "Loans Pune"', { by: 'Dina Roy', text: 'ok' }, { by: 'Erik Lund', text: 'all done' }],
      Date.UTC(2026, 4, 20),
    )
    const { chats } = await assess(LOANS, { name: 'WhatsApp Chat with Loans Pune (2).txt', text: other })
    expect(chats.map(({ people }) => people.length)).toEqual([3, 3])
  })

  it('tells equal values from different ones, however they are written', async () => {
    const lines = [AADHAAR, AADHAAR.replaceAll(' ', ''), '4987 6543 2102'].map((value) => ({
      by: 'Alice Rao',
      text: `Aadhaar number: ${value}`,
    }))
    const { leaks } = await assess({ name: 'chat.txt', text: chatOf([...lines, { by: 'Bob Shah', text: 'ok' }]) })
    expect(leaks.find(({ type }) => type === 'aadhaar')?.different).toBe(2)
  })

  it('says what could not be seen', async () => {
    const { unseen } = await assess(LOANS)
    expect(unseen).toMatchObject({ mediaMissing: 1, deleted: 1, unparsed: 0, ambiguous: [], cut: [] })
    const early = await assess({
      name: 'chat.txt',
      text: `a line of nobody\n${chatOf([{ by: 'Bob Shah', text: 'ok' }], Date.UTC(2026, 2, 4))}`,
    })
    expect(early.unseen).toMatchObject({ unparsed: 1, ambiguous: [0] })
  })

  it('says that a file is as long as exports are cut at', () => {
    const file: ChatFile = {
      name: 'long.txt',
      isGroup: true,
      platform: 'android',
      dateOrder: 'dmy',
      isDateOrderSure: true,
      calendar: 'gregorian',
      messages: 39_990,
      notices: 10,
      people: ['Alice Rao'],
      unparsed: { count: 0, lines: [] },
    }
    const writer = startAssessment()
    writer.startFile().end(file)
    expect(writer.finish({ resamples: 1 }).unseen.cut).toEqual([{ file: 0, limit: 40_000 }])
  })

  it('says between which bounds the talk about work lies, and where it likely is', async () => {
    const { workTalk } = await assess(LOANS)
    expect(workTalk.least).toBeGreaterThan(0)
    expect(workTalk.likely).toBeGreaterThanOrEqual(workTalk.least)
    expect(workTalk.most).toBeGreaterThanOrEqual(workTalk.likely)
    expect(workTalk.most).toBeLessThan(1)
  })

  it('is empty where nothing was said, without a number that is none', () => {
    const text = JSON.stringify(toJson(startAssessment().finish({ resamples: 1 })))
    expect(JSON.parse(text)).toMatchObject({ totals: { messages: 0, people: 0, chats: 0, findings: 0 }, findings: [] })
    expect(text).not.toContain('null')
  })
})

describe('the assessment as JSON', () => {
  it('has the fields that programs rely on', async () => {
    const json = toJson(await assess(LOANS))
    expect(json).toMatchObject({
      totals: { messages: 7, people: 3 },
      files: [
        {
          name: LOANS.name,
          messages: 7,
          people: 3,
          unparsed: 0,
          dateOrder: 'dmy',
          first: '2026-01-13T09:00:00',
          last: '2026-01-13T09:09:00',
        },
      ],
      findings: expect.arrayContaining([{ type: 'aadhaar', confidence: 'certain', count: 1 }]) as unknown,
    })
    expect(json.map.people.map(({ name }) => name).toSorted()).toEqual(['Alice Rao', 'Bob Shah', 'Carol Gomes'])
    expect(json.map.hours[0]?.counts).toHaveLength(168)
  })
})

describe('the map within an assessment', () => {
  it('is that of the same people and chats as the log it was planted from', async () => {
    const { log } = plantOffice({ people: 12, departments: 2, days: 30, messages: 400, inside: 0.7, hierarchy: 0.8 })
    const names = Array.from({ length: log.people }, (_, person) => `Person number ${person}`)
    const rows = Map.groupBy(log.time.keys(), (row) => log.group[row] as number)
    const exports = [...rows].map(([group, of]) => ({
      name: `WhatsApp Chat with Group ${group}.txt`,
      text: `13/01/2026, 00:00 - Somebody created group "Group ${group}"\n${of
        .map((row) =>
          chatOf(
            [{ by: names[log.sender[row] as number] as string, text: 'ok' }],
            Date.UTC(2026, 0, 13) + (log.time[row] as number),
          ),
        )
        .join('')}`,
    }))
    const { totals, map } = await assess(...exports)
    expect(totals.messages).toBe(log.time.length)
    expect(map.observed.messages).toBe(log.time.length)
    expect(totals.people).toBe(new Set(log.sender).size)
  })
})
