import { beginBackup, endBackup, inviteAgain, isRecoveryCode, restoreBackup, sendHistory } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { HistoryCalls } from '../../contract/history-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { Sessions } from '../session/sessions.ts'

const INVITATION_SECONDS = 14 * 86_400

/** History between devices, backups, and the way back for who has lost all devices. */
export function historyCalls(sessions: Sessions): Pick<Office, keyof HistoryCalls> {
  return {
    async sendHistory(device) {
      const { engine, history } = sessions.device
      await sendHistory(engine, device)
      history.carry()
    },
    async beginBackup() {
      const { engine, history } = sessions.device
      const code = await beginBackup(engine)
      await history.load()
      history.carry()
      return code
    },
    async endBackup() {
      const { engine, history } = sessions.device
      await endBackup(engine)
      await history.load()
    },
    isRecoveryCode: async (code) => isRecoveryCode(sessions.device.engine, code),
    async restoreBackup(code) {
      const { engine, history } = sessions.device
      await restoreBackup(engine, code)
      await history.load()
      history.carry()
    },
    async inviteAgain(person) {
      const { engine } = sessions.device
      const link = await inviteAgain(engine, person)
      return { link: formatLink(link), expires: engine.now() + INVITATION_SECONDS }
    },
  }
}
