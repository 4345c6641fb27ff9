import { CodedError } from '@chancery/base'
import type { HistoryCalls, HistoryView } from '../contract/history-calls.ts'
import type { Office } from '../contract/office.ts'
import { fakeId } from './_fake-people.ts'

const CODE = '7K2M-Q9XA-4TND-H0WB-6RVE-ZP3J-8GCS-5YF1'
const DAY_MS = 86_400_000

export const fakeHistory: HistoryView = {
  transfers: [
    {
      direction: 'to',
      device: fakeId('device-phone'),
      deviceLabel: 'Phone',
      state: 'running',
      done: 12_300,
      total: 50_000,
      refused: 0,
    },
  ],
}

/** History and backups of the made-up office. */
export function fakeHistoryCalls(set: (history: HistoryView) => void): Pick<Office, keyof HistoryCalls> {
  const made = { made: Date.now(), messages: 50_000, due: Date.now() + 7 * DAY_MS }
  return {
    sendHistory: async () => set(fakeHistory),
    async beginBackup() {
      set({ ...fakeHistory, backup: made })
      return CODE
    },
    endBackup: async () => set(fakeHistory),
    isRecoveryCode: async (code) => code.replaceAll(/[^0-9a-z]/gi, '').toUpperCase() === CODE.replaceAll('-', ''),
    async restoreBackup(code) {
      if (code.trim() !== CODE) throw new CodedError('client/backup-missing', 'There is no backup under this code')
      set({ transfers: [{ direction: 'from', state: 'running', done: 800, total: 50_000, refused: 0 }] })
    },
    inviteAgain: async () => ({
      link: `${location.origin}/#invite.${'CXyz8n3_'.repeat(40)}`,
      expires: Math.floor((Date.now() + 14 * DAY_MS) / 1000),
    }),
  }
}
