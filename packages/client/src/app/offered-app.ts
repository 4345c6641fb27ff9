import { appHash, decodeAppManifest } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'

/** The app that this organization's server offers to browsers, as its list of files says. Nobody has checked the files. */
export async function offeredApp({ ports, account }: Engine): Promise<{ manifest: string; version: string }> {
  const { status, body } = await ports.connect(account.server).request({ method: 'GET', path: '/app-manifest.json' })
  const decoded = status === 200 ? decodeAppManifest(body) : undefined
  if (decoded === undefined)
    throw clientError(
      'client/bad-answer',
      'This server offers no web app; on its machine, run: node tools/build-web.mjs',
    )
  return { manifest: appHash(body), version: decoded.version }
}
