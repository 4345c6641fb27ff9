import { expect, it } from 'vitest'
import { LogCache } from './log-cache.ts'

function newCache(most: number, answers: (path: string) => Uint8Array | undefined = () => new Uint8Array(100)) {
  const asked: string[] = []
  const cache = new LogCache(most, (path) => {
    asked.push(path)
    return Promise.resolve(answers(path))
  })
  return { cache, asked }
}

it('the board is asked once for what does not change, however many ask', async () => {
  const { cache, asked } = newCache(1000)
  const all = await Promise.all(Array.from({ length: 200 }, () => cache.get('tile/0/000')))
  expect(all.every((bytes) => bytes?.length === 100)).toBe(true)
  await cache.get('tile/0/000')
  expect(asked).toEqual(['tile/0/000'])
})

it('what is not there yet is asked for again', async () => {
  let isThere = false
  const { cache, asked } = newCache(1000, () => (isThere ? new Uint8Array(1) : undefined))
  expect(await cache.get('tile/0/001')).toBeUndefined()
  isThere = true
  expect(await cache.get('tile/0/001')).toHaveLength(1)
  expect(asked).toHaveLength(2)
})

it('what may change is shared by those who ask at once, and never kept', async () => {
  const { cache, asked } = newCache(1000)
  await Promise.all([cache.once('openings/000'), cache.once('openings/000')])
  expect(asked).toHaveLength(1)
  await cache.once('openings/000')
  expect(asked).toHaveLength(2)
  expect(cache.bytes).toBe(0)
})

it('no more is held than there is room for, and what was asked for longest ago goes first', async () => {
  const { cache, asked } = newCache(300)
  for (const path of ['a', 'b', 'c', 'a', 'd']) await cache.get(path)
  expect(cache.bytes).toBe(300)
  asked.length = 0
  for (const path of ['a', 'c', 'd', 'b']) await cache.get(path)
  expect(asked).toEqual(['b'])
})

it('what is larger than all the room is handed out and not held', async () => {
  const { cache } = newCache(50)
  expect(await cache.get('a')).toHaveLength(100)
  expect(cache.bytes).toBe(0)
})

it('a failure is everybody’s who waits, and the next one asks again', async () => {
  let calls = 0
  const cache = new LogCache(1000, () => {
    calls++
    return calls === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(new Uint8Array(1))
  })
  const outcomes = await Promise.allSettled([cache.get('a'), cache.get('a')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await cache.get('a')).toHaveLength(1)
})
