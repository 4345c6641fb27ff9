import type { Transfer } from '../../../contract/topics.ts'
import { useTopic } from '../../state/office-provider.tsx'

/** What of a message is on its way to the vault, or from it; `undefined` while nothing is. */
export function useTransfer(key: string): Transfer | undefined {
  return useTopic('transfers')?.find((transfer) => transfer.key === key)
}
