import { concatBytes, randomBytes } from '@chancery/base'
import { MAX_FILE_BYTES, VAULT_CHUNK_BYTES, vaultCapacity, vaultChunkCount } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { MAX_INDEXED_CHUNKS, openIndex, sealIndex } from './chunk-index.ts'
import { encrypterFor } from './identity.ts'

const key = randomBytes(32)
const hashes = (count: number): Uint8Array[] => Array.from({ length: count }, () => randomBytes(32))

/** An index that says what no honest one does. */
async function lie(
  count: number,
  body: Uint8Array,
  { version = 1, length = vaultCapacity(1) } = {},
): Promise<Uint8Array> {
  const plaintext = new Uint8Array(length)
  plaintext.set(concatBytes(Uint8Array.of(version, count >> 8, count & 0xff), body).subarray(0, length))
  return (await encrypterFor(key)).encrypt(plaintext)
}

describe('an index', () => {
  it('is one chunk, however much it names, up to more than the largest file has', async () => {
    expect(vaultChunkCount(MAX_FILE_BYTES)).toBeLessThanOrEqual(MAX_INDEXED_CHUNKS)
    for (const count of [2, 3, MAX_INDEXED_CHUNKS]) {
      const names = hashes(count)
      const { bytes } = await sealIndex(key, names)
      expect(bytes).toHaveLength(VAULT_CHUNK_BYTES)
      expect(await openIndex(key, bytes)).toEqual(names)
    }
    await expect(sealIndex(key, hashes(1))).rejects.toThrow(RangeError)
    await expect(sealIndex(key, hashes(MAX_INDEXED_CHUNKS + 1))).rejects.toThrow(RangeError)
  })

  it('is reported when it lies, does not open, or is of another version', async () => {
    const two = concatBytes(...hashes(2))
    const [same] = hashes(1) as [Uint8Array]
    const lies = [
      lie(0, new Uint8Array(0)),
      lie(1, two.subarray(0, 32)),
      lie(MAX_INDEXED_CHUNKS + 1, new Uint8Array(0)),
      lie(65_535, two),
      // Names more than it counts.
      lie(2, concatBytes(two, randomBytes(32))),
      // Names the same chunk twice.
      lie(2, concatBytes(same, same)),
      lie(3, two.subarray(0, 32)),
      lie(2, two, { version: 2 }),
      lie(2, two, { length: 100 }),
      sealIndex(randomBytes(32), hashes(2)).then(({ bytes }) => bytes),
    ]
    for (const bytes of await Promise.all(lies)) expect(await openIndex(key, bytes)).toBeUndefined()
  })
})
