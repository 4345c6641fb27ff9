import { utf8 } from '@chancery/base'
import { leafHash, TreeFrontier } from '../src/index.ts'
import type { HashReader } from '../src/index.ts'

/** Entry `i` of the test log: the text `leaf <i>`. */
export function entry(i: number): Uint8Array {
  return utf8(`leaf ${i}`)
}

/** Every complete subtree's hash of a test log of `size` entries, and its frontier. */
export function testTree(size: number): { reader: HashReader; frontier: TreeFrontier } {
  const hashes = new Map<string, Uint8Array>()
  const frontier = new TreeFrontier()
  for (let i = 0; i < size; i++)
    frontier.append(leafHash(entry(i)), (level, index, hash) => hashes.set(`${level}/${index}`, hash))
  return { reader: (level, index) => hashes.get(`${level}/${index}`), frontier }
}
