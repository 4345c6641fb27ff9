import { base64url, compareBytes } from '@chancery/base'
import { directoryHash, encodeDirectory } from '@chancery/protocol'
import type { DirectorySlot } from '@chancery/protocol'
import type { SlotChange } from '../store/ports/register-store.ts'

/** The directory file as it is served: its hash is always the last one on the register. */
export class Directory {
  readonly #slots: ReadonlyMap<string, DirectorySlot>
  readonly file: Uint8Array

  constructor(slots: readonly DirectorySlot[]) {
    const sorted = [...slots].sort((a, b) => compareBytes(a.access, b.access))
    this.#slots = new Map(sorted.map((slot) => [base64url(slot.access), slot]))
    this.file = encodeDirectory(sorted)
  }

  get hash(): Uint8Array {
    return directoryHash(this.file)
  }

  has(access: Uint8Array): boolean {
    return this.#slots.has(base64url(access))
  }

  /** The directory after these changes; this one stays as it is. */
  with(changes: readonly SlotChange[]): Directory {
    const slots = new Map(this.#slots)
    for (const { access, sealed } of changes) {
      if (sealed === undefined) slots.delete(base64url(access))
      else slots.set(base64url(access), { access, sealed })
    }
    return new Directory([...slots.values()])
  }
}
