import { describe, expect, it } from 'vitest'
import { parseMarks } from '../text/parse-marks.ts'
import { quotedText } from './quoted-text.ts'

describe('a quotation', () => {
  it('stands line by line as a quotation in the text, with room to go on', () => {
    expect(quotedText('The file is here.\nWho takes it?')).toBe('> The file is here.\n> Who takes it?\n')
    expect(parseMarks(`${quotedText('The file is here.')}I do.`, []).map(({ kind }) => kind)).toEqual(['quote', 'text'])
  })

  it('holds the beginning of a long text, and no quotation within', () => {
    expect(quotedText('अ'.repeat(1000))).toBe(`> ${'अ'.repeat(400)}…\n`)
    expect(quotedText(Array.from({ length: 9 }, (_, at) => `${at}`).join('\n')).split('\n')).toHaveLength(7)
    expect(quotedText('> Thank you.\nPlease')).toBe('> Thank you.\n> Please\n')
    expect(quotedText('')).toBe('')
  })
})
