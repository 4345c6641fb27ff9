// oxlint-disable vitest/no-conditional-tests, vitest/valid-title, vitest/warn-todo -- exports of other projects lie outside of this one
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadChatOptions } from '@chancery/exposure'
import { describe, expect, it } from 'vitest'
import { readText } from './_read-text.ts'

const folder = join(process.env['CHANCERY_SHARED'] ?? '', 'data/whatsapp')

interface Case {
  readonly line: string
  readonly expected: {
    readonly time: string
    readonly sender?: string | null
    readonly text?: string
    readonly actor?: string
    readonly attachment?: string
  }
  readonly ambiguous_date?: boolean
}

if (process.env['CHANCERY_SHARED'] !== undefined && existsSync(folder)) {
  describe('Exports of other projects', () => {
    const files = readdirSync(join(folder, 'sodascience'))
    it.each(files)('one chat in seven forms: %s', async (name) => {
      const { file, messages } = await readText(readFileSync(join(folder, 'sodascience', name)), name)
      expect(file).toMatchObject({
        messages: 9,
        notices: 1,
        people: ['person1', 'person2', 'person3', 'person4'],
        isDateOrderSure: true,
        unparsed: { count: 0 },
      })
      expect(new Date(file.first ?? 0).toISOString().slice(0, 16)).toBe('2020-07-14T22:05')
      expect(new Date(file.last ?? 0).toISOString().slice(0, 16)).toBe('2022-03-26T18:52')
      expect(messages.map(({ kind }) => kind).filter((kind) => kind !== 'text')).toEqual(['settings', 'location'])
    })

    const { cases } = JSON.parse(readFileSync(join(folder, 'strings/headers.json'), 'utf8')) as {
      readonly cases: readonly Case[]
    }
    const timeOf = async (line: string, options: ReadChatOptions): Promise<string> =>
      new Date((await readText(line, 'x.txt', options)).messages[0]?.at ?? 0).toISOString().slice(0, 19)

    it.each(cases)('$line', async ({ line, expected, ambiguous_date: isAmbiguous = false }) => {
      const { file, messages } = await readText(line)
      const [found] = messages
      // Of a single line it may not be known which number is the day; then either order has to be possible, and this be said.
      const orders = isAmbiguous ? ([{ dateOrder: 'dmy' }, { dateOrder: 'mdy' }] as const) : [{}]
      expect(await Promise.all(orders.map((order) => timeOf(line, order)))).toContain(expected.time)
      expect(file.isDateOrderSure && isAmbiguous).toBe(false)
      const read = {
        sender: found?.sender ?? null,
        text: found?.text,
        actor: found?.membership?.actor,
        attachment: found?.media?.name,
      }
      const asked = Object.keys(read).filter((key) => key in expected) as (keyof typeof read)[]
      expect(Object.fromEntries(asked.map((key) => [key, read[key]]))).toEqual(
        Object.fromEntries(asked.map((key) => [key, expected[key]])),
      )
    })
  })
} else it.todo('exports of other projects: not run, CHANCERY_SHARED has no data/whatsapp')
