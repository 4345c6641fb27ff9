import type { Engine, StoreWrite } from '@chancery/client'
import type { SharedStore } from './shared-store.ts'

const rosters = new WeakMap<Uint8Array, Engine['roster']>()

/**
 * Lets engines whose rosters are equal byte for byte hold one object: a thousand copies of a thousand people would fill the
 * memory. A roster is never changed in place.
 */
export function shareRoster(store: SharedStore, engineOf: () => Engine | undefined): void {
  store.onCommit = (writes: readonly StoreWrite[]) => {
    if (!writes.some(({ table, key }) => table === 'state' && key === 'roster')) return
    const engine = engineOf()
    const bytes = store.peek('state', 'roster')
    if (engine === undefined || bytes === undefined) return
    const known = rosters.get(bytes)
    if (known === undefined) rosters.set(bytes, engine.roster)
    else engine.roster = known
  }
}
