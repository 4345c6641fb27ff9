import { randomBytes } from '@chancery/base'
import { generateBoxKeyPair, makeIntroTags, sealBox } from '@chancery/crypto'
import { encodeIntro, labels } from '@chancery/protocol'

/** The number of intros is filled up to one of 1, 4, 16, 64, …, so that a group's size shows only roughly. */
const PADDING_FACTOR = 4
const INTRO_ID_BYTES = 16

/** The cells that bring `welcomeKey` to each of these X-Wing keys, filled up with intros for nobody, in random order. */
export async function introCells(welcomeKey: Uint8Array, recipients: readonly Uint8Array[]): Promise<Uint8Array[]> {
  let count = 1
  while (count < recipients.length) count *= PADDING_FACTOR
  const nobody = (await generateBoxKeyPair()).publicKey
  const keys = [...recipients, ...Array.from({ length: count - recipients.length }, () => nobody)]
  const intros: (readonly [Uint8Array, Uint8Array])[] = []
  for (const key of keys) {
    const id = randomBytes(INTRO_ID_BYTES)
    const box = await sealBox(key, labels.intro, id, key === nobody ? randomBytes(welcomeKey.length) : welcomeKey)
    intros.push(encodeIntro({ id, ...box }, makeIntroTags()))
  }
  return shuffled(intros).flat()
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: crypto.getRandomValues(new Uint32Array(1))[0] as number }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
