import * as fc from 'fast-check'
import { readChat } from '@chancery/exposure'
import type { ChatText } from '@chancery/exposure'
import { describe, expect, it } from 'vitest'
import { readText } from './_read-text.ts'

const LRM = '\u200E'

describe('What is no export', () => {
  it.each([
    ['a picture', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), 'exposure/not-text'],
    ['a program', new Uint8Array(3000), 'exposure/not-text'],
    [
      'a text in Windows-1252',
      new Uint8Array(Array.from({ length: 900 }, (_, at) => (at % 9 === 0 ? 0xe4 : 0x61))),
      'exposure/encoding',
    ],
    ['nothing', new Uint8Array(0), 'exposure/empty'],
  ])('%s is refused in plain words', async (_, bytes, code) => {
    await expect(readText(bytes)).rejects.toMatchObject({ code })
  })

  it('a text of another kind has no message, and all its lines are counted and the first ones shown', async () => {
    const { file, messages } = await readText(`${'Dear all,\n'.repeat(30)}\n\n`)
    expect(messages).toEqual([])
    expect(file).toMatchObject({ messages: 0, platform: 'unknown', unparsed: { count: 30 } })
    expect(file.unparsed.lines).toHaveLength(20)
    expect(file.unparsed.lines[0]).toEqual({ line: 1, start: 'Dear all,' })
  })
})

describe('An export that is damaged', () => {
  it('in the middle of a letter at its end keeps its messages', async () => {
    const bytes = new TextEncoder().encode('15/01/2024, 09:00 - Alice: Good morning\n15/01/2024, 09:01 - Bob: नमस्ते')
    const { messages } = await readText(bytes.subarray(0, -1))
    expect(messages.map(({ sender }) => sender)).toEqual(['Alice', 'Bob'])
  })

  it('at its beginning says which lines belong to no message', async () => {
    const { file } = await readText('half of a line\nand one more\n15/01/2024, 09:00 - Alice: Good morning\n')
    expect(file).toMatchObject({
      messages: 1,
      unparsed: {
        count: 2,
        lines: [
          { line: 1, start: 'half of a line' },
          { line: 2, start: 'and one more' },
        ],
      },
    })
  })

  it('by a line of 64 MB keeps its start, counts it, and reads on', async () => {
    const head = new TextEncoder().encode('15/01/2024, 09:00 - Alice: ')
    const piece = new Uint8Array(1 << 20).fill(0x61)
    const tail = new TextEncoder().encode('\n15/01/2024, 09:01 - Bob: Hello\n')
    const chat: ChatText = {
      name: 'x.txt',
      size: 64 << 20,
      async *chunks() {
        yield await Promise.resolve(head)
        for (let at = 0; at < 64; at++) yield piece
        yield tail
      },
    }
    const lengths: number[] = []
    const file = await readChat(chat, (messages) => void lengths.push(...messages.map(({ text }) => text.length)))
    expect(file).toMatchObject({ messages: 2, people: ['Alice', 'Bob'], unparsed: { count: 1 } })
    expect(lengths[0]).toBeLessThan(300_000)
    expect(lengths[1]).toBe(5)
  })
})

describe('Messages of many lines', () => {
  it('may hold what looks like the beginning of a message in another form', async () => {
    const text = [
      '15/01/2024, 09:00 - Alice: I copied this:',
      '[15/01/2024, 08:59:00] Bob: Hello',
      '[08:59, 15/1/2024] Bob: Hello',
      '15.01.2024, 08:59 - Bob: Hello',
      '15/01/24, 08:59 - Bob: Hello',
      '15/01/2024, 8:59 am - Bob: Hello',
      '99/99/2024, 09:00 - Bob: Hello',
      '10:30 - Bob: Hello',
      '15/01/2024 09:01 - Bob: Hello',
      '15/01/2024, 09:05 - Bob: Thanks',
    ]
    const { messages } = await readText(text.join('\n'))
    expect(messages.map(({ sender, line }) => [sender, line])).toEqual([
      ['Alice', 1],
      ['Bob', 10],
    ])
    expect(messages[0]?.text).toBe(['I copied this:', ...text.slice(1, 9)].join('\n'))
  })

  it('keep empty lines inside, not at their end', async () => {
    const { messages } = await readText(
      '15/01/2024, 09:00 - Alice: one\r\n\r\n  three\r\n\r\n15/01/2024, 09:05 - Bob: Thanks\r\n',
    )
    expect(messages[0]?.text).toBe('one\n\n  three')
  })
})

describe('Any text at all', () => {
  const piece = fc.constantFrom(
    '15/01/2024, 09:00 - ',
    '[15/01/2024, 09:00:00] ',
    'Alice: ',
    'Bob left',
    '\n',
    '\r\n',
    LRM,
    '<',
    '>',
    ': ',
    '@',
    '\u2068',
    '(',
    ')',
    '‎<attached: a.jpg>',
    'POLL:\n',
    'OPTION: x (1)',
    '٠',
    'R4/3/6 ',
    ' - ',
  )
  const texts = fc
    .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 12 })), { minLength: 1, maxLength: 60 })
    .map((parts) => `x${parts.join('')}`)

  it('is read without an error, each line as a part of one message or counted, in the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { file, messages } = await readText(text)
        const lines = messages.map(({ line }) => line)
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b))
        const before = text.split('\n').slice(0, (lines[0] ?? Number.POSITIVE_INFINITY) - 1)
        expect(file.unparsed.count).toBe(before.filter((line) => line.trim() !== '').length)
        expect(file.messages + file.notices).toBe(messages.length)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ' ',
    LRM,
    '<',
    '>',
    ': ',
    '@a',
    '@1',
    '"',
    '[15/01/2024, ',
    'a.b (',
    '<a: ',
    '• ',
    '\u202A',
    'ال',
    'A added ',
    'word ',
    `${LRM}<abcd>`,
    `x <This message was edited>`,
    '"A" ',
    '\n',
    '9',
    '@\u2068',
  ])('costs no more than its length where one thing comes over and over: %j', async (part) => {
    const body = part.repeat(Math.ceil(100_000 / part.length))
    const startedAt = performance.now()
    for (const text of [
      `15/01/2024, 09:00 - Alice: ${body}`,
      `[15/01/2024, 09:00:00] ${body}`,
      `[15/01/2024, 09:00:00] Alice: ${LRM}${body}\n[15/01/2024, 09:00:00] Alice: ${LRM}${LRM}${body}>`,
      `15/01/2024, 09:00 - Alice: x\n${body}>\n${LRM}${body}`,
    ])
      await readText(text)
    expect(performance.now() - startedAt).toBeLessThan(4000)
  })
})

describe('The order of the dates', () => {
  const chat = (dates: readonly string[]): string => dates.map((date) => `${date}, 09:00 - Alice: Hello`).join('\n')
  const firstDay = async (dates: readonly string[]): Promise<readonly [string, string, boolean]> => {
    const { file } = await readText(chat(dates))
    return [new Date(file.first ?? 0).toISOString().slice(0, 10), file.dateOrder, file.isDateOrderSure]
  }

  it('is known from a day above twelve', async () => {
    expect(await firstDay(['03/04/2024', '13/04/2024'])).toEqual(['2024-04-03', 'dmy', true])
    expect(await firstDay(['03/04/2024', '03/13/2024'])).toEqual(['2024-03-04', 'mdy', true])
  })

  it('is known from the order of the messages', async () => {
    expect(await firstDay(['03/04/24', '03/05/24', '03/12/24', '04/01/24', '05/02/24'])).toEqual([
      '2024-03-04',
      'mdy',
      true,
    ])
    expect(await firstDay(['04/03/24', '05/03/24', '12/03/24', '01/04/24', '02/05/24'])).toEqual([
      '2024-03-04',
      'dmy',
      true,
    ])
  })

  it('is said not to be sure where both fit, and what lies closer together is taken', async () => {
    expect(await firstDay(['03/04/2024'])).toEqual(['2024-04-03', 'dmy', false])
    expect(await firstDay(['3/4/24', '3/5/24', '3/6/24'])).toEqual(['2024-03-04', 'mdy', false])
    expect(await firstDay(['05/05/2024'])).toEqual(['2024-05-05', 'dmy', true])
  })

  it('has the year first where it has four digits, and is not mistaken on the first twelve days', async () => {
    expect(await firstDay(['2024-12-01', '2024-12-02'])).toEqual(['2024-12-01', 'ymd', true])
    expect(await firstDay(['2024/01/02'])).toEqual(['2024-01-02', 'ymd', true])
  })

  it('is what somebody says who knows', async () => {
    const { file } = await readText(chat(['03/04/2024']), 'x.txt', { dateOrder: 'mdy' })
    expect([new Date(file.first ?? 0).toISOString().slice(0, 10), file.isDateOrderSure]).toEqual(['2024-03-04', true])
  })
})

describe('Reading', () => {
  it('tells how far it is, and stops when it is told to', async () => {
    const text = '15/01/2024, 09:00 - Alice: Good morning to the whole of the north branch\n'.repeat(20_000)
    const shares: number[] = []
    await readText(text, 'x.txt', { onProgress: (share) => void shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    await expect(readText(text, 'x.txt', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
})
