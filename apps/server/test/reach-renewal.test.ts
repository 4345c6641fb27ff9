import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { TestClock } from '@chancery/testkit/clock'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startServer } from '../src/index.ts'
import type { RunningServer } from '../src/index.ts'
import { peerOf } from './_ask.ts'

const DAY_MS = 24 * 60 * 60 * 1000
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let clock: TestClock
let notices: string[]
const servers: RunningServer[] = []
beforeEach(async () => {
  folder = await temporaryFolder()
  clock = new TestClock()
  notices = []
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
  await folder.remove()
})

/** Starts with a private CA, under whatever time the clock shows. `localhost` may be two addresses, and so two servers. */
async function start(): Promise<{ server: RunningServer; port: number }> {
  const server = await startServer({
    dataDir: folder.path,
    appDir: join(folder.path, 'no-app'),
    host: 'localhost',
    privateCa: 'localhost',
    clock,
    onNotice: (sentence) => notices.push(sentence),
  })
  servers.push(server)
  return { server, port: Number(new URL(server.url).port) }
}

it('the certificate of a private CA’s server is renewed before it ends, by the same CA and without a restart', async () => {
  const { server, port } = await start()
  const before = await peerOf(port)
  clock.advance(59 * DAY_MS)
  expect((await peerOf(port)).fingerprint256).toBe(before.fingerprint256)
  clock.advance(2 * DAY_MS)
  const after = await peerOf(port)
  expect(after.fingerprint256).not.toBe(before.fingerprint256)
  expect(Date.parse(after.valid_to) - Date.parse(before.valid_to)).toBeGreaterThan(59 * DAY_MS)
  const ca = server.privateCa?.certificate as X509Certificate
  expect(new X509Certificate(after.raw).verify(ca.publicKey)).toBe(true)
  expect(notices).toEqual([])
})

it('a private CA says so when it is started in its last month, and is another one after its end', async () => {
  const first = await start()
  const print = first.server.privateCa?.certificate.fingerprint256
  await servers.pop()?.close()
  clock.advance(340 * DAY_MS)
  const second = await start()
  expect(second.server.privateCa?.certificate.fingerprint256).toBe(print)
  expect(notices).toEqual([
    expect.stringMatching(/^The private CA ends on \d{4}-\d\d-\d\d; get a certificate of the organization\.$/),
  ])
  await servers.pop()?.close()
  clock.advance(30 * DAY_MS)
  const third = await start()
  expect(third.server.privateCa?.isNew).toBe(true)
  expect(third.server.privateCa?.certificate.fingerprint256).not.toBe(print)
})
