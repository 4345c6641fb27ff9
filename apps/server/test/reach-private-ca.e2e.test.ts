import { execFile, spawn } from 'node:child_process'
import { X509Certificate, hash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { paths } from '@chancery/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSecurely, peerOf } from './_ask.ts'
import { startReach } from './_reach-process.ts'
import type { ReachProcess } from './_reach-process.ts'

const run = promisify(execFile)
const CLI = fileURLToPath(new URL('../../cli/bin/chancery.mjs', import.meta.url))
const HAS_OPENSSL = !(process.env['CHANCERY_WITHOUT'] ?? '').split(',').includes('openssl')

describe('a server with a private CA for a trial', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: ReachProcess
  let caFile: string
  let ca: X509Certificate
  beforeAll(async () => {
    folder = await temporaryFolder()
    server = await startReach('--private-ca', 'localhost,127.0.0.1,chat.example.org')
    caFile = /: (\/.*ca\.pem)\n/.exec(server.stdout)?.[1] as string
    ca = new X509Certificate(await readFile(caFile))
  })
  afterAll(async () => {
    await server.end()
    await folder.remove()
  })
  const get = (path: string, name = 'localhost') => askSecurely(server.port, path, name, ca.toString())

  const envOf = (trusts: boolean): NodeJS.ProcessEnv => ({
    ...process.env,
    CHANCERY_PIN: 'correct horse',
    ...(trusts ? { NODE_EXTRA_CA_CERTS: caFile } : {}),
  })
  /** The command line in a process of its own, which trusts the CA or does not. */
  const chancery = async (
    who: string,
    trusts: boolean,
    ...args: readonly string[]
  ): Promise<Record<string, unknown>[]> => {
    const env = envOf(trusts)
    const { stdout } = await run(process.execPath, [CLI, '--home', join(folder.path, who), '--json', ...args], { env })
    return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
  }

  /** Follows, over the live connection, until a message has come that `send` sends meanwhile. */
  const followUntil = async (who: string, wanted: string, send: () => Promise<unknown>): Promise<void> => {
    const args = [CLI, '--home', join(folder.path, who), '--json', 'follow']
    const child = spawn(process.execPath, args, { env: envOf(true), stdio: ['ignore', 'pipe', 'pipe'] })
    const closed = once(child, 'close')
    const output = { stdout: '', stderr: '' }
    child.stdout.on('data', (bytes: Buffer) => (output.stdout += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()))
    // It says so when it listens.
    await Promise.race([once(child.stderr, 'data'), closed])
    await send()
    while (!output.stdout.includes(wanted) && child.exitCode === null)
      await Promise.race([once(child.stdout, 'data'), closed])
    child.kill('SIGTERM')
    await closed
    expect(output.stdout).toContain(wanted)
  }

  it('prints one link that founds, where the steps are, the fingerprint, and the file', () => {
    expect(server.stdout.split('\n')).toEqual([
      `Chancery is running. Open this link to found your organization: ${server.foundLink}`,
      `A private CA for trials was made just now; what each device must do once: ${server.url}/trust`,
      `SHA-256 fingerprint to compare there: ${ca.fingerprint256}`,
      `The CA’s certificate as a file, for the command line and others: ${caFile}`,
      '',
    ])
    expect(server.url).toBe(`https://localhost:${server.port}`)
    expect(server.stderr).toBe('')
  })

  it('is reached by every one of its names, and by no other', async () => {
    for (const name of ['localhost', 'chat.example.org', '127.0.0.1'])
      expect(
        await peerOf(server.port, {
          ca: ca.toString(),
          rejectUnauthorized: true,
          host: '127.0.0.1',
          servername: name === '127.0.0.1' ? '' : name,
        }),
      ).toMatchObject({ tls: 'TLSv1.3' })
    await expect(get(paths.health, 'bank.example')).rejects.toThrow(/does not match certificate's altnames/)
  })

  it('never tells browsers to insist on TLS: a trial must leave a way back', async () => {
    const { status, headers } = await get(paths.health, 'chat.example.org')
    expect([status, headers['strict-transport-security']]).toEqual([200, undefined])
  })

  it('carries an organization: the command line founds, enrols, sends, and reads over TLS', async () => {
    const founding = ['found', server.foundLink, '--organization', 'Bank of Examples', '--name', 'Carol']
    await expect(chancery('stranger', false, ...founding)).rejects.toThrow(
      /This device does not trust the certificate of https:/,
    )
    const [founded] = await chancery('carol', true, ...founding)
    expect(String(founded?.['invite'])).toMatch(new RegExp(`^https://localhost:${server.port}/#invite\\.`))
    await chancery('bob', true, 'enrol', String(founded?.['invite']), '--name', 'Bob')
    await chancery('carol', true, 'send', '--to', 'Bob', 'नमस्ते Bob')
    expect((await chancery('bob', true, 'read')).map(({ text }) => text)).toContain('नमस्ते Bob')
    await followUntil('carol', 'over TLS', () => chancery('bob', true, 'send', '--to', 'Carol', 'over TLS'))
  })

  it('shows steps in two languages, without script, with the CA’s own names, end, and fingerprint', async () => {
    const { status, headers, body } = await get('/trust')
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(body).not.toMatch(/<script|https?:\/\/(?!localhost)|style=|\{[a-z]+\}/)
    const shown = body.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
    for (const piece of ca.fingerprint256.match(/(?:[0-9A-F]{2}:?){8}/g) ?? [])
      expect(shown).toContain(piece.replace(/:$/, ''))
    expect(shown).toContain('localhost, chat.example.org, and 127.0.0.1')
    expect(shown).toContain('localhost, chat.example.org, और 127.0.0.1')
    expect(shown).toContain(String(ca.validToDate.getUTCFullYear()))
    for (const platform of ['Windows', 'macOS', 'iPhone, iPad', 'Android', 'Linux'])
      expect(shown.split(platform).length).toBeGreaterThan(2)
    expect(body.match(/<details>/g)).toHaveLength(10)
  })

  it('hands out the CA’s certificate as devices want it, and as programs do; never its key', async () => {
    const pem = await get('/trust/ca.pem')
    expect(pem.body).toBe(ca.toString())
    expect(pem.headers['content-type']).toBe('application/x-pem-file')
    const { headers } = await get('/trust/ca.crt')
    expect(headers['content-type']).toBe('application/x-x509-ca-cert')
    expect(Number(headers['content-length'])).toBe(ca.raw.length)
    // The file’s own hash is what people compare.
    expect(hash('sha256', ca.raw).match(/../g)?.join(':').toUpperCase()).toBe(ca.fingerprint256)
    for (const path of ['/trust/ca-key.pem', '/trust/', '/trust/..%2fca-key.pem'])
      expect((await get(path)).status).toBe(404)
  })

  it.skipIf(!HAS_OPENSSL)('is a CA by somebody else’s judgement too, for its names alone', async () => {
    const { stdout } = await run('openssl', [
      'x509',
      '-in',
      caFile,
      '-noout',
      '-ext',
      'basicConstraints,keyUsage,extendedKeyUsage,nameConstraints',
    ])
    expect(stdout.replaceAll(/\s+/g, ' ').trim()).toBe(
      'X509v3 Basic Constraints: critical CA:TRUE, pathlen:0 X509v3 Key Usage: critical Certificate Sign ' +
        'X509v3 Extended Key Usage: TLS Web Server Authentication X509v3 Name Constraints: critical ' +
        'Permitted: DNS:localhost DNS:chat.example.org IP:127.0.0.1/255.255.255.255',
    )
    const checking = run('openssl', [
      's_client',
      '-connect',
      `127.0.0.1:${server.port}`,
      '-CAfile',
      caFile,
      '-x509_strict',
      '-verify_return_error',
      '-verify_hostname',
      'chat.example.org',
    ])
    checking.child.stdin?.end()
    expect((await checking).stdout).toContain('Verify return code: 0 (ok)')
  })
})
