import { rename, symlink, unlink, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { newCertificate } from '@chancery/testkit/certificate'
import type { TestCertificate, TestCertificateOptions } from '@chancery/testkit/certificate'
import { paths } from '@chancery/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askSecurely, peerOf } from './_ask.ts'
import { Api, found } from '@chancery/testkit/api'
import { randomCell } from '@chancery/testkit/device'
import { Listener } from './_listener.ts'
import { startReach } from './_reach-process.ts'

const NAMES = 'chat.example.org,localhost,127.0.0.1'
const DAY_MS = 24 * 60 * 60 * 1000
const usual = getCACertificates('default')
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let cert: string
let key: string
beforeEach(async () => {
  folder = await temporaryFolder()
  cert = join(folder.path, 'fullchain.pem')
  key = join(folder.path, 'privkey.pem')
})
afterEach(async () => {
  setDefaultCACertificates(usual)
  await folder.remove()
})

/** Puts a new certificate into place as a renewal does: whole files, each in one step. */
async function renew(names = NAMES, options: TestCertificateOptions = {}): Promise<TestCertificate> {
  const made = newCertificate(names, options)
  await writeFile(`${cert}.new`, made.cert)
  await writeFile(`${key}.new`, made.key)
  await rename(`${cert}.new`, cert)
  await rename(`${key}.new`, key)
  return made
}

const startWithFiles = (...args: readonly string[]) => startReach('--cert', cert, '--key', key, ...args)
const day = (certificate: TestCertificate): string => certificate.leaf.validToDate.toISOString().slice(0, 10)

describe('a server with a certificate of the organization', () => {
  it('speaks TLS 1.2 and 1.3, with its certificate, and nothing older', async () => {
    const { leaf } = await renew()
    await using server = await startWithFiles()
    for (const tls of ['TLSv1.2', 'TLSv1.3'] as const)
      expect(await peerOf(server.port, { minVersion: tls, maxVersion: tls })).toMatchObject({
        tls,
        fingerprint256: leaf.fingerprint256,
      })
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    await expect(peerOf(server.port, old)).rejects.toThrow(/alert protocol version/)
    expect(server.stderr).toBe('')
  })

  it('puts an address into links that the certificate is for', async () => {
    await renew('chat.example.org')
    await using server = await startWithFiles()
    expect(server.url).toBe(`https://chat.example.org:${server.port}`)
    await renew('localhost,chat.example.org')
    await using local = await startWithFiles()
    expect(local.url).toBe(`https://localhost:${local.port}`)
    await using named = await startWithFiles('--url', 'https://chat.example.org')
    expect(named.url).toBe('https://chat.example.org')
  })

  it('tells browsers to use TLS from now on, but never for names of this machine', async () => {
    const made = await renew()
    await using server = await startWithFiles()
    const answer = await askSecurely(server.port, paths.health, 'chat.example.org', made.cert)
    expect(answer).toMatchObject({ status: 200, body: '{"status":"ok"}' })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const local = await askSecurely(server.port, paths.health, 'localhost', made.cert)
    expect(local.headers['strict-transport-security']).toBeUndefined()
    expect((await askSecurely(server.port, '/trust', 'chat.example.org', made.cert)).status).toBe(404)
  })

  it('ends a connection that speaks plain HTTP to it, without an answer', async () => {
    await renew()
    await using server = await startWithFiles()
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('GET / HTTP/1.1\r\nhost: chat.example.org\r\n\r\n')
    expect(await text(socket)).toBe('')
  })
})

describe('a renewed certificate', () => {
  it('is shown to new connections, while those that are open go on', async () => {
    const first = await renew()
    await using server = await startWithFiles()
    setDefaultCACertificates([...usual, first.cert])
    const api = new Api(server.url)
    const { token } = await found(api, server.foundLink)
    const listener = new Listener(api, token)
    expect(await listener.frames(1)).toMatchObject([{ type: 'heads' }])

    const second = await renew()
    // Nobody told the server: it looks by itself.
    await server.untilSays(/The new certificate is in use/)
    expect(server.stderr).toBe(`The new certificate is in use; it ends on ${day(second)}.\n`)
    expect((await peerOf(server.port)).fingerprint256).toBe(second.leaf.fingerprint256)
    await expect(askSecurely(server.port, paths.health, 'localhost', first.cert)).rejects.toThrow(/self-signed/)

    setDefaultCACertificates([...usual, first.cert, second.cert])
    const cell = randomCell()
    await api.cells([cell], token)
    expect((await listener.frames(2))[1]).toMatchObject({ type: 'block', cells: expect.arrayContaining([cell]) })
    listener.socket.close()
  })

  it('is taken at once on SIGHUP, also where a link is turned to other files', async () => {
    const live = cert
    cert = join(folder.path, 'cert1.pem')
    await renew()
    await symlink(cert, live)
    await using server = await startReach('--cert', live, '--key', key)
    cert = join(folder.path, 'cert2.pem')
    const second = await renew()
    await unlink(live)
    await symlink(cert, live)
    server.signal('SIGHUP')
    await server.untilSays(/The new certificate is in use/)
    expect((await peerOf(server.port)).fingerprint256).toBe(second.leaf.fingerprint256)
  })

  it('that does not fit its key is not taken, in one sentence, and the one before stays in use', async () => {
    const first = await renew()
    await using server = await startWithFiles()
    await writeFile(cert, newCertificate(NAMES).cert)
    server.signal('SIGHUP')
    await server.untilSays(/\n/)
    expect(server.stderr).toBe(
      `The changed certificate is not used, the one before is: The key in ${key} does not belong to the certificate in ${cert}; name two that do.\n`,
    )
    expect((await peerOf(server.port)).fingerprint256).toBe(first.leaf.fingerprint256)
    expect(await server.end()).toBe(0)
  })
})

describe('a certificate that browsers would refuse', () => {
  it('is used all the same, and what is wrong with it is said at the start', async () => {
    const first = await renew('chat.example.org', { startsAt: Date.now() - 9 * DAY_MS, endsAt: Date.now() - DAY_MS })
    await using over = await startWithFiles('--url', 'https://bank.example')
    expect(over.stderr).toBe(
      `The certificate ended on ${day(first)}: browsers refuse it; get a new one.\n` +
        'The certificate is not for bank.example: browsers refuse it there; get one that is, or say the right address with --url.\n',
    )
    await renew('chat.example.org', { startsAt: Date.now() + DAY_MS })
    await using early = await startWithFiles()
    expect(early.stderr).toMatch(/^The certificate begins on [0-9-]+: until then browsers refuse it; check [^\n]+\n$/)
  })
})

describe('a certificate that cannot be used', () => {
  const refusal = (...args: readonly string[]): Promise<string> =>
    startReach(...args).then(
      () => 'It started.',
      (error: unknown) => (error as Error).message,
    )

  it('stops the start, in one sentence that says what to do', async () => {
    const missing = join(folder.path, 'missing.pem')
    const junk = join(folder.path, 'junk.pem')
    await renew()
    await writeFile(junk, 'no certificate')
    const other = join(folder.path, 'other.pem')
    await writeFile(other, newCertificate(NAMES).key)
    const locked = join(folder.path, 'locked.pem')
    await writeFile(locked, '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n')
    const chain = join(folder.path, 'chain.pem')
    const { cert: own, key: ownKey } = newCertificate(NAMES)
    await writeFile(chain, newCertificate('ca.example').cert + own)
    await writeFile(`${chain}.key`, ownKey)
    for (const [certFile, keyFile, sentence] of [
      [missing, key, `There is no file ${missing}; check --cert`],
      [cert, missing, `There is no file ${missing}; check --key`],
      [folder.path, key, `${folder.path} cannot be read (EISDIR); check --cert`],
      [junk, key, `${junk} is not a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----`],
      [cert, junk, `${junk} is not a private key in PEM form, which begins with -----BEGIN PRIVATE KEY-----`],
      [cert, other, `The key in ${other} does not belong to the certificate in ${cert}; name two that do`],
      [cert, locked, `The key in ${locked} has a passphrase; give a file of it without one`],
      [chain, `${chain}.key`, `The server’s own certificate must be the first in ${chain}; put it there`],
    ] as const)
      expect(await refusal('--cert', certFile, '--key', keyFile)).toBe(`The server did not start: ${sentence}\n (1)`)
  })

  it('is not asked for where plain HTTP would reach beyond this machine: the start is refused', async () => {
    const said = await refusal('--host', '0.0.0.0')
    expect(said).toBe(
      'The server did not start: Others can reach 0.0.0.0, and plain HTTP would let them listen: give the organization’s certificate with --cert and --key, make one for a trial with --private-ca NAME, or put a proxy with TLS in front and say --trust-proxy\n (1)',
    )
    expect(await refusal('--trust-proxy')).toMatch(/--url https:\/\/chat\.example\.org\n \(1\)$/)
    expect(await refusal('--cert', cert)).toMatch(/--cert and --key belong together/)
  })
})
