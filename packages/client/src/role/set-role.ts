import { signerFromSeed } from '@chancery/crypto'
import type { PersonId, Role } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { hearOwnEntry } from '../register/hear-own-entry.ts'
import { handOver } from '../register/hand-over.ts'

/** Makes a person an administrator of the organization, or a member again. A new administrator gets the organization's key. */
export function setRole(engine: Engine, person: PersonId, role: Role): Promise<void> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const { account, api, keys, roster } = engine
    if (account.organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can give people roles')
    if (roster.people[person]?.role === role) return
    const others = Object.values(roster.people).filter((one) => one.role === 'administrator' && one.person !== person)
    if (role === 'member' && others.length === 0)
      throw clientError('client/not-allowed', 'The organization needs an administrator. Make somebody else one first')
    const request = await prepareEntry({
      entry: { kind: 'record' },
      document: { kind: 'role', by: keys.device, person, role },
      issuer: keys.signer,
      admission: signerFromSeed(account.organizationSeed),
      directoryKey: account.directoryKey,
    })
    await api.append(request)
    await hearOwnEntry(engine)
    await handOver(engine)
  })
}
