// Devanagari as most people in India type it with Latin letters. Only for finding a name, never for showing one.
const CONSONANTS =
  'कk खkh गg घgh ङn चch छch जj झj ञn टt ठt डd ढd णn तt थt दd धd नn पp फf बb भb मm यy रr लl ळl वv शsh षsh सs हh'
const VOWELS = 'अa आa इi ईi उu ऊu ऋri एe ऐe ओo औo ऑo ाa िi ीi ुu ूu ृri ेe ैe ोo ौo ॉo'
const MARKS = 'ंn ँn ःh ्'

function tableOf(pairs: string): [string, string][] {
  return pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)])
}

const consonants = new Map(tableOf(CONSONANTS))
const others = new Map(tableOf(`${VOWELS} ${MARKS}`))
const isVowelSignOrStop = /\p{M}/u

// Spellings that people mix: Lakshmi and Laxmi, Wasim and Vasim, Deepak and Dipak.
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ksh'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/q/g, 'k'],
  [/ee/g, 'i'],
  [/oo/g, 'u'],
  [/ai|ay(?!a)/g, 'e'],
  [/au/g, 'o'],
  [/([tdbj])h/g, '$1'],
  [/(.)\1+/g, '$1'],
]

function latinOf(word: string): string {
  const characters = [...word]
  return characters
    .map((character, index) => {
      const consonant = consonants.get(character)
      if (consonant === undefined) return others.get(character) ?? character
      return isVowelSignOrStop.test(characters[index + 1] ?? '') ? consonant : `${consonant}a`
    })
    .join('')
}

/**
 * Roughly how a folded word sounds, in Latin letters, so that `pr`, `Priya`, `प्र`, and `प्रिया` meet; `undefined` for words in
 * other scripts. The short `a` counts at the beginning only: it is the vowel that Devanagari does not write.
 */
export function soundOf(word: string): string | undefined {
  if (!/^[a-z\p{Script=Devanagari}]+$/u.test(word)) return undefined
  let sound = latinOf(word)
  for (const [from, to] of ALIKE) sound = sound.replaceAll(from, to)
  return sound.slice(0, 1) + sound.slice(1).replaceAll('a', '')
}
