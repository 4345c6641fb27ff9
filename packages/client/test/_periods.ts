import { VAULT_ROUNDS, paths } from '@chancery/protocol'
import type { Heard } from './_wiretap.ts'

const VAULT = `POST ${paths.envelopeVault}`

/** The vault envelopes among what was heard. */
export const vaultOf = (heard: readonly Heard[]): Heard[] => heard.filter(({ what }) => what === VAULT)

/** The period of each envelope: on a busy machine they are sealed late, and never early. */
export function periodsOf(vault: readonly Heard[], roundMs: number): number[] {
  const periodMs = roundMs * VAULT_ROUNDS
  const periods: number[] = []
  for (const { at } of vault) {
    const [period, late] = [Math.floor(at / periodMs), Math.floor(at / periodMs - 0.2)]
    periods.push(late > (periods.at(-1) ?? 0) ? late : period)
  }
  return periods
}
