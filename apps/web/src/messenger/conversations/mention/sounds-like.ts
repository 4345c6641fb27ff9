import { SOUNDS_AS } from './sound.ts'
import type { Sound } from './sound.ts'
import { fits, mayGoOn } from './vowels.ts'
import type { Vowels } from './vowels.ts'

/** In one's own script one begins to type a name as it is written; only what is longer is taken by its sound. */
const SHORTEST_OWN = 3

/** Whether somebody who typed `typed` may mean `word`: as a whole, or as its beginning. */
export function soundsLike(typed: Sound, word: Sound): 'whole' | 'begun' | undefined {
  const isAcross = typed.isDevanagari !== word.isDevanagari
  const count = typed.consonants.length
  if (count > word.consonants.length || (!isAcross && count < SHORTEST_OWN)) return undefined
  for (let at = 0; at < count; at++) {
    if (!isSame(typed.consonants.charAt(at), word.consonants.charAt(at))) return undefined
    if (!fits(vowelsAt(typed, at), vowelsAt(word, at), isAcross)) return undefined
  }
  const [end, there] = [vowelsAt(typed, count), vowelsAt(word, count)]
  if (count === word.consonants.length && fits(end, there, isAcross)) return 'whole'
  return mayGoOn(end, there, isAcross) ? 'begun' : undefined
}

function vowelsAt({ vowels }: Sound, at: number): Vowels {
  return vowels[at] as Vowels
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true
  const [oneWay, otherWay] = [SOUNDS_AS[a] ?? a, SOUNDS_AS[b] ?? b]
  return [...oneWay].some((letter) => otherWay.includes(letter))
}
