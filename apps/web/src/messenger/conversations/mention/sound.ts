import { A, addVowel, E, I, INHERENT, NONE, noVowel, O } from './vowels.ts'
import type { Vowels } from './vowels.ts'

/**
 * Roughly how a word of a name sounds, in a form in which ऐलिस and Alice, लक्ष्मी and Laxmi can be compared: its consonants, with the
 * vowels before, between, and behind them. Only for finding a name, never for showing one.
 */
export interface Sound {
  readonly isDevanagari: boolean
  /** One letter each; capitals are letters that sound in two ways (`SOUNDS_AS`). */
  readonly consonants: string
  /** One more than there are consonants. */
  readonly vowels: readonly Vowels[]
}

/** Latin letters that sound in two ways: George and Geeta, the `s` of Susan and of Hasan, Eric and whoever is Alic… or C… so far. */
export const SOUNDS_AS: Readonly<Record<string, string>> = { G: 'gj', S: 'sj', C: 'skc' }

// क to ह in the order of their code points. Aspiration, the place of t and d, and the three kinds of sh do not count: Latin
// spellings tell them apart only now and then.
const CONSONANTS = 'kkggnccjjnttddnttddnnpfbbmyrrlllvsssh'
const KA = 0x915
const ANUSVARA = 'ं'
const DEVANAGARI_VOWELS: ReadonlyMap<string, readonly [may: number, must: number]> = new Map([
  ...letters('अआा', A, 0),
  ...letters('इईिीय', I, I),
  ...letters('उऊुूओोऔौ', O, O),
  ...letters('एऐेैऍॅ', E | I, 0),
  // Bob is बॉब, Walter is वॉल्टर, and Sean शॉन.
  ...letters('ऑॉ', O | A, 0),
])
const LATIN_VOWELS: ReadonlyMap<string, readonly [may: number, must: number]> = new Map([
  // Grace is ग्रेस, Alice ऐलिस; Agarwal is अग्रवाल.
  ...letters('a', A | E | NONE, 0),
  // James is जेम्स, Peter पीटर.
  ...letters('e', E | I | NONE, 0),
  ...letters('iy', I, I),
  ...letters('ou', O, O),
])

// In this order; each says what the letters left of it have left over.
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/^x/, 'j'],
  [/x/g, 'ks'],
  [/^hr/, 'r'],
  [/ao$/, 'av'],
  [/ee/g, 'i'],
  [/qui$/, 'ki'],
  [/(?<=[aeiouy])s(?=[aeiouy])/g, 'S'],
  [/t?ch(?=[rln]|ae|ol)|ck|q/g, 'k'],
  [/tch/g, 'ch'],
  [/ph/g, 'f'],
  [/g(?=[eiy])/g, 'G'],
  [/c(?=[eiy])/g, 's'],
  [/c$/, 'C'],
  [/c(?!h)/g, 'k'],
  [/z/g, 'j'],
  [/([bcdgjkst])h/g, '$1'],
  [/(?!^)h(?![eiou])/g, ''],
  [/([aeo])w(?![aeiou])/g, '$1u'],
  [/w/g, 'v'],
]

function letters(all: string, may: number, must: number): [string, readonly [number, number]][] {
  return [...all].map((letter) => [letter, [may, must]])
}

/** How a folded word sounds; `undefined` for one in another script. */
export function soundOf(word: string): Sound | undefined {
  if (/^[a-z]+$/.test(word)) return soundOfLatin(word)
  return /^\p{Script=Devanagari}+$/u.test(word) ? soundOfDevanagari(word) : undefined
}

function soundOfLatin(word: string): Sound {
  let text = word
  for (const [from, to] of LATIN) text = text.replace(from, to)
  const heard = new Heard()
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    const vowel = LATIN_VOWELS.get(letter)
    // The y of Yash is a consonant; elsewhere it is the vowel of Priya, which प्रिया has, too.
    if (vowel === undefined || (letter === 'y' && at === 0 && text.length > 1)) heard.addConsonant(letter)
    else heard.addVowel(...vowel)
  }
  return heard.sound(false)
}

const VIRAMA = '\u094d'
const SIGN = /[\u093e-\u094c]/

function soundOfDevanagari(word: string): Sound {
  const text = word.replaceAll('ज्ञ', 'ग्य').replaceAll('ंह', 'ंग').replaceAll('ृ', '्रि').replaceAll('ऋ', 'रि')
  const heard = new Heard()
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    const next = text.charAt(at + 1)
    const consonant = letter === ANUSVARA ? 'n' : CONSONANTS[letter.charCodeAt(0) - KA]
    const vowel = at > 0 || consonant === undefined ? DEVANAGARI_VOWELS.get(letter) : undefined
    if (vowel !== undefined) heard.addVowel(...vowel)
    else if (consonant === undefined) continue
    // An h before an a or a consonant is hardly heard, and spelled or not: रहमान is Rahman, मोहम्मद Mohammed.
    else if (consonant !== 'h' || at === 0 || (SIGN.test(next) && next !== 'ा')) heard.addConsonant(consonant)
    if (consonant === undefined || letter === ANUSVARA || next === VIRAMA || SIGN.test(next)) continue
    // The last letter's vowel is not spoken: राम is Ram.
    if (at === text.length - 1) heard.addVowel(A | NONE, 0)
    else heard.addVowel(A | NONE | INHERENT, 0)
  }
  return heard.sound(true)
}

/** A sound while it is being heard. */
class Heard {
  #consonants = ''
  readonly #vowels: Vowels[] = [noVowel()]

  addConsonant(letter: string): void {
    const before = this.#consonants.slice(-1)
    const hasMet = this.#last.may === NONE
    // कन्ना is Kanna and Kana; सम्पत is Sampat and संपत.
    if (hasMet && before === letter) return
    if (hasMet && before === 'm' && (letter === 'p' || letter === 'b'))
      this.#consonants = `${this.#consonants.slice(0, -1)}n`
    this.#consonants += letter
    this.#vowels.push(noVowel())
  }

  addVowel(may: number, must: number): void {
    addVowel(this.#last, may, must)
  }

  sound(isDevanagari: boolean): Sound {
    const [first] = this.#vowels
    // A vowel at the beginning is heard.
    if (first !== undefined && first.may !== NONE) first.may &= ~NONE
    return { isDevanagari, consonants: this.#consonants, vowels: this.#vowels }
  }

  get #last(): Vowels {
    return this.#vowels.at(-1) as Vowels
  }
}
