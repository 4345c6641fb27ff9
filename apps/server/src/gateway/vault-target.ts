import { encodeVaultAnswer, vaultEnvelopes } from '@chancery/protocol'
import type { Vault } from '../vault/vault.ts'
import type { Target } from './target.ts'

/** Takes chunks in and gives them out, for nobody that is known here; a dummy ends here. */
export function vaultTarget(vault: Vault): Target<'vault'> {
  return {
    form: vaultEnvelopes,
    async take({ wish }, date) {
      if (wish?.kind === 'get') return encodeVaultAnswer({ date, chunk: await vault.get(wish.name) })
      if (wish !== undefined) await vault.put(wish.name, wish.chunk)
      return encodeVaultAnswer({ date })
    },
    refuse: encodeVaultAnswer,
  }
}
