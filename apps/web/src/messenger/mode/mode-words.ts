import type { OpenSession } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import type { Words } from '../language/words.ts'
import { useSession } from '../state/office-provider.tsx'

const MINUTE_MS = 60_000

/** How often Saver fetches, as it stands inside a sentence: `once a minute`. */
export function oftenWords(batchMs: number, { t }: Pick<Words, 't'>): string {
  const minutes = batchMs % MINUTE_MS === 0 ? batchMs / MINUTE_MS : 0
  return t('mode.often', { minutes, seconds: Math.round(batchMs / 1000) })
}

/** What this device's mode means: who can tell that it sends, and what its person must expect. */
export function modeWords({ mode, policy, relay }: OpenSession, words: Pick<Words, 't'>): string {
  if (mode === 'protected') return words.t('mode.now.protected')
  const hasRelay = relay !== undefined || policy.gateway !== undefined
  return words.t(`mode.now.${mode}${hasRelay ? '-relay' : ''}`, { often: oftenWords(policy.batchMs, words) })
}

/** What is good to know while one writes and waits, where the mode makes it slower than people are used to. */
export function useModeHint(): { readonly text: string; readonly why: string } | undefined {
  const words = useLanguage()
  const session = useSession()
  const { mode, policy } = session
  if (mode === 'standard') return undefined
  const text = words.t(`mode.hint.${mode}`, { often: oftenWords(policy.batchMs, words) })
  return { text, why: modeWords(session, words) }
}
