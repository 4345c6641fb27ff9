import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, wordsOf } from './fold-name.ts'
import { matchPeople } from './match-people.ts'
import { soundOf } from './sound.ts'
import { soundsLike } from './sounds-like.ts'
import { twoHundredNames } from './two-hundred-names.ts'

const areAlike = (typed: string, name: string): boolean => {
  const [a, b] = [soundOf(foldName(typed)), soundOf(foldName(name))]
  return a !== undefined && b !== undefined && soundsLike(a, b) === 'whole'
}

/** What most spellings of it have in common: letters of both scripts, alone and in the pairs that are read as one. */
const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzअआइईएऐओकखगजतदनपबमयरलवशसहािीुूेैोौॉं्'))
const words = fc.array(letters, { minLength: 1, maxLength: 9 }).map((all) => all.join(''))

describe('names in Latin letters and in Devanagari', () => {
  it('are found by each other: 195 of 200, in both directions', () => {
    const missed = twoHundredNames.filter(([latin, own]) => !areAlike(latin, own) || !areAlike(own, latin))
    expect(twoHundredNames).toHaveLength(200)
    // One has to know them: a French ch, a w or gh that is not spoken, an o that sounds like an a.
    expect(missed.map(([latin]) => latin)).toEqual(['Dawood', 'Charlotte', 'Lewis', 'Howard', 'Hugh'])
  })

  it('seldom find somebody else as a whole: 14 of 39,800 pairs, of which most are spellings of one name', () => {
    const friends = twoHundredNames.flatMap(([latin]) =>
      twoHundredNames
        .filter(([other, own]) => other !== latin && areAlike(latin, own))
        .map(([other]) => `${latin} ${other}`),
    )
    expect(friends.join(', ')).toBe(
      'Kiran Karan, Kiran Karen, Karan Karen, Karen Karan, Isha Aisha, Mohammed Muhammad, Muhammad Mohammed, ' +
        'Aisha Isha, Gyan Jane, Uma Om, Jane John, Sean Sen, Sophie Sophia, Sophia Sophie',
    )
  })

  it.each([
    ['laxmi', 'Lakshmi'],
    ['deepak', 'Dipak'],
    ['mohamed', 'Muhammad'],
    ['choudhary', 'Chaudhary'],
    ['agarwal', 'Aggarwal'],
    ['varma', 'Verma'],
    ['रेहमान', 'रहमान'],
  ])('are found by another spelling in their own script: %s, %s', (typed, name) => {
    expect(areAlike(typed, name)).toBe(true)
  })

  it.each([
    ['ram', 'रमी'],
    ['रोहन', 'Rana'],
    ['राम', 'Remi'],
    ['priya', 'Para'],
    ['amit', 'ऊमित'],
    ['umar', 'अमर'],
  ])('are not confused where a vowel tells them apart: %s, %s', (typed, name) => {
    expect(areAlike(typed, name)).toBe(false)
  })

  it('are found while they are typed, letter by letter in Devanagari, but where the vowel is only half typed', () => {
    const lost = twoHundredNames
      .filter(([latin, own]) => areAlike(own, latin))
      .flatMap(([latin, own]) => {
        const folded = foldName(own)
        return [...folded]
          .map((_, at) => folded.slice(0, at + 1))
          .filter((typed) => matchPeople([{ name: latin }], typed).length === 0)
          .map((typed) => `${typed} ${latin}`)
      })
    expect(lost).toEqual(['अ Iyer', 'अ Iyengar', 'मा Michael', 'मा Mike'])
  })

  it('come after who is written so, and words that sound alike as a whole before those that only begin so', () => {
    const people = ['Alicia', 'Alice', 'ऐलिसिया', 'ऐलिस', 'Malice ऐलिस'].map((name) => ({ name, office: 'Front desk' }))
    expect(matchPeople(people, 'ऐलिस').map(({ name }) => name)).toEqual([
      'ऐलिसिया',
      'ऐलिस',
      'Malice ऐलिस',
      'Alice',
      'Alicia',
    ])
    expect(
      matchPeople(people, 'alice')
        .map(({ name }) => name)
        .slice(0, 1),
    ).toEqual(['Alice'])
  })
})

describe('the sound of a word', () => {
  it('is found for anything, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (a, b) => {
          matchPeople([{ name: a, office: b }, { name: b }], a)
          for (const word of [...wordsOf(foldName(a)), ...wordsOf(foldName(b))]) soundOf(word)
        },
      ),
    )
  })

  it('is alike to itself where it is long enough, and alike in both directions', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [soundOf(a), soundOf(b)]
        if (one === undefined || other === undefined) return
        expect(soundsLike(one, other) === 'whole').toBe(soundsLike(other, one) === 'whole')
        expect(soundsLike(one, one) === 'whole').toBe(one.consonants.length > 2)
      }),
    )
  })

  it('is that of a name that was folded before: folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const once = foldName(name)
        expect(foldName(once)).toBe(once)
      }),
    )
  })
})
