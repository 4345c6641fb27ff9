import type { ClientStore, StoreWalk } from '@chancery/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** One place that keeps a device's data. */
export interface ClientStorePlace {
  /** Opens what is there; for a store that does not outlive its process, a new one. */
  open(): Promise<ClientStore>
  remove?(): Promise<void>
  /** Makes the next commit fail; without it the suite hands in a value that no store can keep. */
  failNextCommit?(): void
  /** Everything that lies on the disk; absent for a store that leaves nothing behind. */
  atRest?(): Promise<readonly Uint8Array[]>
}

const TEXT = 'Sanction letter for Meera'
const NAME = 'Narmada branch'
const ID = 'hZitwjFkbDEbWVm8ukUPlw'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (value: Uint8Array | undefined): string | undefined => value && new TextDecoder().decode(value)

/** How a word could be found on a disk by somebody who looks for it. */
function disguises(word: string): Buffer[] {
  const plain = Buffer.from(word)
  // Base64 of the middle of a text looks different at each of three offsets; the inner characters are the same.
  const base64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replaceAll('=', '')
      .slice(4, -2)
    return [shifted, shifted.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const hex = plain.toString('hex')
  const utf16 = Buffer.from(word, 'utf16le')
  const swapped = Buffer.from(utf16).swap16()
  return [plain, utf16, swapped, ...[...base64, hex, hex.toUpperCase()].map((form) => Buffer.from(form))]
}

/** What every {@link ClientStore} promises. */
export function describeClientStore(name: string, make: () => Promise<ClientStorePlace>): void {
  describe(`the client store ${name}`, () => {
    let place: ClientStorePlace
    let store: ClientStore
    beforeEach(async () => {
      place = await make()
      store = await place.open()
    })
    afterEach(async () => {
      await store.close()
      await place.remove?.()
    })

    it('gives back what was put, and nothing for what was not', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, index) => index)
      await store.commit([
        { table: 'state', key: 'all', value: all },
        { table: 'state', key: 'empty', value: new Uint8Array() },
      ])
      expect(await store.get('state', 'all')).toEqual(all)
      expect(await store.get('state', 'empty')).toEqual(new Uint8Array())
      expect(await store.get('state', 'other')).toBeUndefined()
      expect(await store.get('other', 'all')).toBeUndefined()
      expect(await store.entries('other')).toEqual([])
    })

    it('keeps tables apart, whatever their names and keys spell together', async () => {
      const places = [
        ['a', 'bc'],
        ['ab', 'c'],
        ['abc', ''],
        ['', 'abc'],
        ['a/b', 'c'],
        ['a', 'b/c'],
      ] as const
      await store.commit(places.map(([table, key]) => ({ table, key, value: bytes(`${table}|${key}`) })))
      for (const [table, key] of places) expect(text(await store.get(table, key))).toBe(`${table}|${key}`)
      expect((await store.entries('a')).map(([key]) => key)).toEqual(['b/c', 'bc'])
    })

    it('lists a table in the order of its keys, by UTF-16 code units', async () => {
      const keys = ['b', 'B', '10', '9', 'नमस्ते', '', '\u{1F600}', '\uFFFD', 'a']
      await store.commit(keys.map((key) => ({ table: 'order', key, value: bytes(key) })))
      const listed = await store.entries('order')
      expect(listed.map(([key]) => key)).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)))
      expect(listed.map(([, value]) => text(value))).toEqual(listed.map(([key]) => key))
    })

    const put = (key: string, value = key): Promise<void> => store.commit([{ table: 'walk', key, value: bytes(value) }])
    const walk = async (table: string, how: StoreWalk): Promise<string[]> =>
      (await store.walk(table, how)).map(([key, value]) => `${key}=${text(value)}`)

    it('walks a table in the order in which its keys were first stored, from either end and from any key', async () => {
      for (const key of ['m', 'z', 'a', 'नमस्ते', '']) await put(key)
      await store.commit([{ table: 'other', key: 'b', value: bytes('b') }])
      await put('q')
      expect(await walk('walk', { direction: 'forth', limit: 9 })).toEqual([
        'm=m',
        'z=z',
        'a=a',
        'नमस्ते=नमस्ते',
        '=',
        'q=q',
      ])
      expect(await walk('walk', { direction: 'back', limit: 3 })).toEqual(['q=q', '=', 'नमस्ते=नमस्ते'])
      expect(await walk('walk', { direction: 'back', limit: 2, from: '' })).toEqual(['नमस्ते=नमस्ते', 'a=a'])
      expect(await walk('walk', { direction: 'forth', limit: 2, from: 'z' })).toEqual(['a=a', 'नमस्ते=नमस्ते'])
      expect(await walk('walk', { direction: 'forth', limit: 2, from: 'q' })).toEqual([])
      expect(await walk('walk', { direction: 'back', limit: 2, from: 'm' })).toEqual([])
      expect(await walk('walk', { direction: 'back', limit: 2, from: 'b' })).toEqual([])
      expect(await walk('none', { direction: 'forth', limit: 2 })).toEqual([])
    })

    it('keeps the place of a record that is replaced, and puts one last that was deleted in between', async () => {
      for (const key of ['a', 'b', 'c']) await put(key)
      await put('a', 'new')
      expect(await walk('walk', { direction: 'forth', limit: 9 })).toEqual(['a=new', 'b=b', 'c=c'])
      await store.commit([{ table: 'walk', key: 'c' }])
      await put('d')
      await put('c')
      await store.commit([
        { table: 'walk', key: 'a' },
        { table: 'walk', key: 'e', value: bytes('e') },
        { table: 'walk', key: 'a', value: bytes('again') },
      ])
      expect(await walk('walk', { direction: 'forth', limit: 9 })).toEqual(['b=b', 'd=d', 'c=c', 'e=e', 'a=again'])
      expect(await walk('walk', { direction: 'back', limit: 2, from: 'c' })).toEqual(['d=d', 'b=b'])
    })

    it('walks in the same order after it was opened again', async () => {
      for (const key of ['m', 'z', 'a']) await put(key)
      await put('m', 'new')
      if (place.atRest !== undefined) {
        await store.close()
        store = await place.open()
      }
      await put('b')
      expect(await walk('walk', { direction: 'forth', limit: 9 })).toEqual(['m=new', 'z=z', 'a=a', 'b=b'])
    })

    it('replaces and deletes', async () => {
      await store.commit([{ table: 'state', key: 'one', value: bytes('first') }])
      await store.commit([{ table: 'state', key: 'one', value: bytes('second') }])
      expect(text(await store.get('state', 'one'))).toBe('second')
      await store.commit([
        { table: 'state', key: 'one' },
        { table: 'state', key: 'never-there' },
      ])
      expect(await store.get('state', 'one')).toBeUndefined()
      expect(await store.entries('state')).toEqual([])
    })

    it('applies the writes of a commit in their order', async () => {
      await store.commit([
        { table: 'state', key: 'one', value: bytes('first') },
        { table: 'state', key: 'one' },
        { table: 'state', key: 'one', value: bytes('last') },
      ])
      expect(text(await store.get('state', 'one'))).toBe('last')
    })

    it('applies all writes of a commit, or none', async () => {
      await store.commit([{ table: 'state', key: 'kept', value: bytes('before') }])
      const broken = { table: 'state', key: 'second', value: 7 as unknown as Uint8Array }
      place.failNextCommit?.()
      const commit = store.commit([
        { table: 'state', key: 'kept', value: bytes('after') },
        { table: 'state', key: 'first', value: bytes('x') },
        ...(place.failNextCommit === undefined ? [broken] : []),
      ])
      await expect(commit).rejects.toBeInstanceOf(Error)
      expect(text(await store.get('state', 'kept'))).toBe('before')
      expect(await store.get('state', 'first')).toBeUndefined()
      await store.commit([{ table: 'state', key: 'later', value: bytes('works') }])
      expect(text(await store.get('state', 'later'))).toBe('works')
    })

    it('does not share memory with its callers', async () => {
      const value = bytes('original')
      await store.commit([{ table: 'state', key: 'one', value }])
      value.fill(0)
      const given = await store.get('state', 'one')
      given?.fill(0)
      expect(text(await store.get('state', 'one'))).toBe('original')
    })

    it('takes a value of a megabyte', async () => {
      const large = new Uint8Array(1 << 20).fill(7)
      await store.commit([{ table: 'state', key: 'large', value: large }])
      expect(await store.get('state', 'large')).toEqual(large)
    })

    it('has everything after it was opened again, if it lies on a disk', async () => {
      if (place.atRest === undefined) return
      await store.commit([
        { table: 'state', key: 'one', value: bytes('first') },
        { table: 'state', key: 'two', value: bytes('second') },
      ])
      await store.commit([{ table: 'state', key: 'two' }])
      await store.close()
      store = await place.open()
      expect((await store.entries('state')).map(([key, value]) => [key, text(value)])).toEqual([['one', 'first']])
    })

    it('lets nothing be read on the disk: no text, no name, no id, no table', async () => {
      if (place.atRest === undefined) return
      await store.commit([
        { table: `message/${ID}`, key: '000000000004', value: bytes(JSON.stringify({ text: TEXT, from: NAME })) },
        { table: 'conversation', key: ID, value: bytes(NAME) },
        { table: 'gone', key: NAME, value: bytes(TEXT) },
      ])
      await store.commit([{ table: 'gone', key: NAME }])
      const lookFor = async (): Promise<string[]> => {
        const files = (await (place.atRest as () => Promise<readonly Uint8Array[]>)()).map((file) => Buffer.from(file))
        expect(files.reduce((sum, file) => sum + file.length, 0)).toBeGreaterThan(0)
        const words = [TEXT, NAME, ID, 'message/', 'conversation', '000000000004']
        return words.filter((word) => disguises(word).some((form) => files.some((file) => file.includes(form))))
      }
      expect(await lookFor()).toEqual([])
      await store.close()
      expect(await lookFor()).toEqual([])
      store = await place.open()
    })
  })
}
