export const MIN_PIN_CHARACTERS = 8

export type PinProblem = 'short' | 'easy'

/** What is wrong with a new PIN: too short, or one that somebody who holds the device would try first. */
export function pinProblem(pin: string): PinProblem | undefined {
  const characters = [...pin.normalize('NFKC')]
  if (characters.length < MIN_PIN_CHARACTERS) return 'short'
  return isRun(characters) || isRepeated(characters) || OBVIOUS.test(pin) ? 'easy' : undefined
}

const OBVIOUS = /^(?:password|passw0rd|qwerty|chancery|admin|welcome)\d*$/i

/** `12345678`, `hgfedcba`, `09876543`: each character is the next one, up or down. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, at) => step(characters[at] ?? '', character))
  return new Set(steps).size === 1 && Math.abs(steps[0] ?? 0) <= 1
}

function step(from: string, to: string): number {
  const difference = (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0)
  // On a keypad 0 comes after 9.
  if (from === '9' && to === '0') return 1
  return from === '0' && to === '9' ? -1 : difference
}

/** `12121212`, `abcabcabc`: a short piece over and over. */
function isRepeated(characters: readonly string[]): boolean {
  return [1, 2, 3, 4].some((length) =>
    characters.every((character, at) => at < length || character === characters[at - length]),
  )
}
