import { InvalidArgumentError } from 'commander'

const MAX_CHARACTERS = 120

/** A name for a person, an office, a group, a device. Spaces around it are not part of it. */
export function parseName(text: string): string {
  const name = text.trim()
  if (name.length > 0 && name.length <= MAX_CHARACTERS && !/\p{Cc}/u.test(name)) return name
  throw new InvalidArgumentError(`It must be 1 to ${MAX_CHARACTERS} characters, without control characters.`)
}
