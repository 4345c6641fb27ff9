const SCHEME = 'https://'
const STOPS = /[\s<>"`\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const TRAILING = ".,;:!?'*_~।…)]}’”"
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Where the https link that begins at `at` ends, or `at` when none begins there. Punctuation after a link is not part of it. */
export function linkEnd(text: string, at: number, limit: number): number {
  if (!text.startsWith(SCHEME, at)) return at
  let end = at + SCHEME.length
  while (end < limit && !STOPS.test(text.charAt(end))) end += 1
  end = withoutTrailing(text, at, end)
  const link = text.slice(at, end)
  return isPlainLink(link) ? end : at
}

function withoutTrailing(text: string, at: number, until: number): number {
  let end = until
  const counts = new Map<string, number>()
  for (let index = at; index < end; index += 1) {
    const character = text.charAt(index)
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  while (end > at + SCHEME.length) {
    const last = text.charAt(end - 1)
    const opening = PAIRS[last]
    // A bracket that was opened inside the link belongs to it.
    const isBalanced = opening !== undefined && (counts.get(opening) ?? 0) >= (counts.get(last) ?? 0)
    if (!TRAILING.includes(last) || isBalanced) return end
    counts.set(last, (counts.get(last) ?? 0) - 1)
    end -= 1
  }
  return end
}

/** Whether it leads where it seems to lead: a name and password before the host would hide the host. */
function isPlainLink(link: string): boolean {
  const url = URL.canParse(link) ? new URL(link) : undefined
  return url !== undefined && url.hostname !== '' && url.username === '' && url.password === ''
}
