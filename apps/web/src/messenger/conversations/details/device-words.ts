import type { MemberDevice } from '../../../contract/calls.ts'
import type { Words } from '../../language/words.ts'

/** A person's devices in plain words: how many, which, since when. Revoked ones read nothing and are not named. */
export function deviceWords(devices: readonly MemberDevice[], { t, list, shortDay }: Words): string {
  const own = devices.filter(({ isRevoked }) => !isRevoked)
  if (own.length === 0) return t('conversations.no-device')
  const labels = own.map(({ label, isThis }) => (isThis ? t('conversations.this-device', { label }) : label))
  const known = own.map(({ since }) => since).filter((since) => since !== undefined)
  const values = { count: own.length, labels: list(labels) }
  if (known.length === 0) return t('conversations.devices', values)
  return t('conversations.devices-since', { ...values, since: shortDay(Math.min(...known)) })
}
