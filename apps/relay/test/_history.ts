import { utf8 } from '@chancery/base'
import { TreeFrontier, consistencyProof, leafHash, signCheckpoint, treeRoot } from '@chancery/tlog'
import type { HashReader, NoteSigner } from '@chancery/tlog'

/** A log that grows, as its operator has it. Two that part at entry `fork` are the same before. */
export class History {
  readonly #hashes = new Map<string, Uint8Array>()
  readonly #reader: HashReader = (level, index) => this.#hashes.get(`${level}/${index}`)

  constructor(size: number, fork = size) {
    const frontier = new TreeFrontier()
    for (let i = 0; i < size; i++)
      frontier.append(leafHash(utf8(`${i < fork ? 'leaf' : 'fork'} ${i}`)), (level, index, hash) =>
        this.#hashes.set(`${level}/${index}`, hash),
      )
  }

  root(size: number): Uint8Array {
    return treeRoot(size, this.#reader)
  }

  checkpoint(signer: NoteSigner, size: number): Promise<string> {
    return signCheckpoint({ origin: signer.key.name, size, root: this.root(size) }, signer)
  }

  proof(from: number, to: number): Uint8Array[] {
    return from === 0 ? [] : consistencyProof(from, to, this.#reader)
  }
}
