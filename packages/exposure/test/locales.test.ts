import { describe, expect, it } from 'vitest'
import { essence, heard, inventChat, PEOPLE, writeExport } from './_export-writer.ts'
import type { Phone } from './_export-writer.ts'
import { readText } from './_read-text.ts'

// Languages of WhatsApp, regions that write dates otherwise than their language, and calendars other than the Gregorian one.
const LOCALES = (
  'af am ar ar-EG ar-SA-u-ca-gregory ar-MA az be bg bn bs ca cs da de de-AT de-CH el en-US en-GB en-IN en-ZA en-CA en-AU en-NZ en-IE en-SG es es-MX ' +
  'es-CO es-US et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nl-BE nn or pa ' +
  'pl pt pt-PT ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-HK zh-TW zu ja-JP-u-ca-japanese th-TH-u-ca-buddhist en-u-ca-buddhist ' +
  'zh-TW-u-ca-roc ar-SA-u-ca-islamic-umalqura fa-IR-u-ca-persian en-GB-u-ca-islamic-umalqura ja-u-ca-japanese-nu-latn ar-u-nu-arab hi-u-nu-deva mr-u-nu-deva'
).split(' ')

const chat = inventChat(64)

async function expectSame(phone: Phone, end?: string): Promise<void> {
  const { file, messages } = await readText(writeExport(chat, phone, end), '_chat.txt')
  expect(messages.map(essence)).toEqual(heard(chat, phone.platform))
  expect(file).toMatchObject({ messages: chat.length, notices: 0, isDateOrderSure: true, platform: phone.platform })
  expect(file.people.toSorted()).toEqual([...PEOPLE].toSorted())
  expect(file.unparsed.count).toBe(0)
}

describe('An invented chat is read back the same: times, people, and texts', () => {
  for (const platform of ['ios', 'android'] as const)
    it.each(LOCALES)(
      `from ${platform === 'ios' ? 'iOS' : 'Android'} in %s, with the clock of the region and both others`,
      async (locale) => {
        await expectSame({ locale, platform })
        await expectSame({ locale, platform, hour12: true })
        await expectSame({ locale, platform, hour12: false }, '\r\n')
      },
    )

  it('in a file that begins with U+FEFF, with U+200E before every stamp, and without an end of line', async () => {
    const phone = { locale: 'es-MX', platform: 'ios' } as const
    const text = writeExport(chat, phone).replaceAll('\n[', '\n\u200E[').trimEnd()
    expect((await readText(`\uFEFF${text}`)).messages.map(essence)).toEqual(heard(chat, 'ios'))
  })

  it('in UTF-16 of either order, with and without a mark', async () => {
    const text = writeExport(chat, { locale: 'en-GB', platform: 'android' })
    for (const mark of ['\uFEFF', ''])
      for (const isLittle of [true, false]) {
        const whole = mark + text
        const bytes = new Uint8Array(2 * whole.length)
        const view = new DataView(bytes.buffer)
        for (let at = 0; at < whole.length; at++) view.setUint16(2 * at, whole.charCodeAt(at), isLittle)
        const { messages } = await readText(bytes)
        expect(messages.map(({ at }) => at)).toEqual(heard(chat, 'android').map(({ at }) => at))
      }
  })
})
