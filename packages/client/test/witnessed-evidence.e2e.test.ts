import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { base64url, fromUtf8 } from '@chancery/base'
import { proveMessage, sendText, synchronize, witnessedBy } from '@chancery/client'
import { verifyBundle } from '@chancery/records'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { describe, expect, it } from 'vitest'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'

const script = join(import.meta.dirname, '../../records/verify.sh')
const hasTools = !(process.env['CHANCERY_WITHOUT'] ?? '').split(',').includes('openssl')

describe.runIf(hasTools)('evidence from a witnessed board', () => {
  it('carries the cosignature and is verified by both verifiers, with policies on the register', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await pinPolicy(carol.engine, { mode: 'standard', people: { [alice.engine.account.person]: 'saver' } })
    await synchronize(alice.engine)
    const { message } = await sendText(alice.engine, { kind: 'person', person: carol.engine.account.person }, 'Yes')
    await office.enrol('Passer-by')
    await sendText(alice.engine, { kind: 'person', person: carol.engine.account.person }, 'We go on')
    await synchronize(carol.engine)
    const witness = await witnessedBy(carol.engine)
    const bundle = await proveMessage(carol.engine, message)
    expect(fromUtf8(bundle.get('cells/0.tlog-proof') ?? new Uint8Array(0))).toContain(`\u2014 ${witness} `)
    const { organization } = carol.engine.account
    expect(await verifyBundle(bundle, { organizationKey: organization })).toMatchObject({ status: 'verified' })
    const folder = await temporaryFolder()
    try {
      for (const [path, bytes] of bundle) {
        await mkdir(dirname(join(folder.path, path)), { recursive: true })
        await writeFile(join(folder.path, path), bytes)
      }
      const { stdout } = await promisify(execFile)('bash', [script, folder.path, base64url(organization)])
      expect(stdout).toContain('verified')
    } finally {
      await folder.remove()
    }
  })
})
