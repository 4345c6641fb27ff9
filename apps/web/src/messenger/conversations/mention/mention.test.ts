import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '@chancery/protocol'
import { putMention, shiftMentions, trimWritten } from './edit-mentions.ts'
import { matchPeople } from './match-people.ts'
import { mentionQuery } from './mention-query.ts'

const names = ['Alice Maier', 'Bob Stone', 'Carol Díaz', 'प्रिया / Priya', 'राम कुमार', 'Lakshmi Rao', 'ज़ैनब', 'चाँद']
const people = names.map((name) => ({ name, office: name === 'Bob Stone' ? 'Treasury' : 'Front desk' }))
const found = (typed: string): string[] => matchPeople(people, typed).map(({ name }) => name)

describe('finding people by what is typed', () => {
  it.each([
    ['प', ['प्रिया / Priya']],
    ['pr', ['प्रिया / Priya']],
    ['PRIY', ['प्रिया / Priya']],
    ['diaz', ['Carol Díaz']],
    ['Díaz', ['Carol Díaz']],
    ['st', ['Bob Stone']],
    ['bob st', ['Bob Stone']],
    ['treas', ['Bob Stone']],
    ['जैन', ['ज़ैनब']],
    ['चां', ['चाँद']],
  ])('%s finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  it.each([
    ['ram', 'राम कुमार'],
    ['ram kumar', 'राम कुमार'],
    ['zai', 'ज़ैनब'],
    ['बॉ', 'Bob Stone'],
    ['लक्ष्', 'Lakshmi Rao'],
    ['laxmi', 'Lakshmi Rao'],
  ])('%s finds %s by its sound in the other script', (typed, expected) => {
    expect(found(typed)).toContain(expected)
  })

  it('shows who begins with it before who has it elsewhere, and everybody for nothing', () => {
    expect(matchPeople([{ name: 'Zed Bob' }, { name: 'Bob' }], 'bob').map(({ name }) => name)).toEqual([
      'Bob',
      'Zed Bob',
    ])
    expect(found('')).toEqual(names)
    expect(found('xyz')).toEqual([])
    expect(found('!')).toEqual([])
  })
})

describe('a mention that is being typed', () => {
  it.each([
    ['@', { at: 0, typed: '' }],
    ['hello @pr', { at: 6, typed: 'pr' }],
    ['(@प्रि', { at: 1, typed: 'प्रि' }],
    ['@bob st', { at: 0, typed: 'bob st' }],
  ])('is seen in %j', (text, query) => {
    expect(mentionQuery(text, text.length)).toEqual(query)
  })

  it.each(['', 'a@b', '@ a', '@a\nb', '@one two three', `@${'x'.repeat(60)}`])('is not seen in %j', (text) => {
    expect(mentionQuery(text, text.length)).toBeUndefined()
  })
})

describe('mentions while the text is edited', () => {
  const bob = 'B'.repeat(22) as PersonId
  const hello = putMention({ text: 'hi @b!', caret: 5, mentions: [] }, { at: 3, typed: 'b' }, bob, 'Bob')

  it('stand where the name was put, with a blank behind it and the caret there', () => {
    expect(hello).toEqual({ text: 'hi @Bob !', caret: 8, mentions: [{ at: 3, length: 4, person: bob }] })
  })

  it('move with the text before them and are gone when one edits inside', () => {
    expect(shiftMentions('hi @Bob', 'oh, hi @Bob', 4, hello.mentions)).toEqual([{ at: 7, length: 4, person: bob }])
    expect(shiftMentions('hi @Bob', 'hi @Bob there', 13, hello.mentions)).toEqual(hello.mentions)
    expect(shiftMentions('hi @Bob', 'hi @Bo', 6, hello.mentions)).toEqual([])
    expect(shiftMentions('@B@B', '@B@B@B', 2, [{ at: 0, length: 2, person: bob }])).toEqual([
      { at: 2, length: 2, person: bob },
    ])
  })

  it('always name the same letters, whatever is typed where', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '@'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, letters, letters, (head, tail, typed, cut) => {
        const before = `${head}@Bob${tail}`
        const mentions = [{ at: head.length, length: 4, person: bob }]
        const from = Math.min(cut.length, before.length)
        const after = before.slice(0, from) + typed + before.slice(from + 1)
        for (const { at, length } of shiftMentions(before, after, from + typed.length, mentions))
          expect(after.slice(at, at + length)).toBe('@Bob')
      }),
    )
  })

  it('move when white space at the ends is dropped for sending', () => {
    expect(trimWritten('  hi @Bob \n', [{ at: 5, length: 4, person: bob }])).toEqual({
      text: 'hi @Bob',
      mentions: [{ at: 3, length: 4, person: bob }],
    })
  })
})
