import { signerFromSeed } from '@chancery/crypto'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { hearOwnEntry } from '../register/hear-own-entry.ts'

/**
 * Puts on the register that browsers may take this app: `manifest` is the app's hash, in URL-safe base64, and `version` what
 * its manifest calls it. From then on browsers of this organization take an update only when it is approved later than what
 * they run, so approving an older app again takes everybody back to it.
 *
 * Whoever founds an organization in a browser approves the app that did it: call this right after `foundOrganization`, with
 * the hash and version of the running app. Does nothing when this app is the newest approved one already, so the call can
 * be repeated until it succeeds. Throws `client/not-administrator`.
 */
export function approveApp(engine: Engine, manifest: string, version: string): Promise<void> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const { account, api, keys, roster } = engine
    if (account.organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can approve an app')
    if (roster.apps.at(-1)?.manifest === manifest) return
    const request = await prepareEntry({
      entry: { kind: 'app', manifest },
      document: { kind: 'app', by: keys.device, manifest, version },
      issuer: keys.signer,
      admission: signerFromSeed(account.organizationSeed),
      directoryKey: account.directoryKey,
    })
    await api.append(request)
    await hearOwnEntry(engine)
  })
}
