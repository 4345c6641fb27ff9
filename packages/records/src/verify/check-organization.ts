import { equalBytes, fromBase64url } from '@chancery/base'
import { fingerprintOf } from '../bundle/pem.ts'
import type { Findings } from '../report.ts'
import type { ReadRegister } from './read-register.ts'

/** Everything hangs on the organization's key. A bundle cannot vouch for it: it must be compared with one from elsewhere. */
export function checkOrganization(
  register: ReadRegister | undefined,
  trustedKey: Uint8Array | undefined,
  findings: Findings,
): void {
  const name = 'organization-key'
  const key = register === undefined ? undefined : fromBase64url(register.organization.key)
  if (key === undefined) return findings.unchecked(name, 'The bundle names no organization’s key')
  if (trustedKey === undefined)
    return findings.unchecked(
      name,
      `Compare the organization’s key with one that you have from elsewhere; its fingerprint is ${fingerprintOf(key)}`,
    )
  if (equalBytes(key, trustedKey)) findings.passed(name, 'It is the key of the organization that you trust')
  else findings.failed(name, 'It is the key of another organization than the one that you trust')
}
