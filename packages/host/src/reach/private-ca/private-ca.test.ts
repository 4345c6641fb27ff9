import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCaNames } from './ca-names.ts'
import { serverExtensions } from './extensions.ts'
import { openPrivateCa } from './private-ca.ts'
import type { PrivateCa } from './private-ca.ts'
import { newName, subjectOf, writeCertificate } from './write-certificate.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const NOW = Date.now()
const NAMES = 'chat.example.org,10.0.0.7'
let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const open = (names = NAMES, now = NOW): Promise<PrivateCa> =>
  openPrivateCa(join(folder.path, 'private-ca'), parseCaNames(names), now)
const print = ({ certificate }: PrivateCa): string => certificate.fingerprint256

/** What a thief of the CA’s key would make of it: a certificate for any names. */
async function stolenFor(names: string, ca: PrivateCa): Promise<{ leaf: X509Certificate; key: string }> {
  const caKey = createPrivateKey(await readFile(join(folder.path, 'private-ca', 'ca-key.pem')))
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const extensions = serverExtensions(parseCaNames(names), publicKey, createPublicKey(caKey))
  const times = { startsAt: NOW - DAY_MS, endsAt: NOW + DAY_MS }
  const text = { issuer: subjectOf(ca.certificate), subject: newName('Mallory'), key: publicKey, ...times, extensions }
  return { leaf: writeCertificate(text, caKey), key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) }
}

/** What a program says that trusts `ca` and is shown `leaf` by the server that it knows as `name`; nothing when all is well. */
async function judge(ca: PrivateCa, leaf: X509Certificate, key: string, name: string): Promise<string | undefined> {
  const server = createServer({ cert: leaf.toString(), key }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', ca: ca.certificate.toString(), servername: name }, () => {
        socket.destroy()
        resolve(undefined)
      })
      socket.on('error', (error: Error) => resolve(error.message))
    })
  } finally {
    server.close()
  }
}

describe('a private CA', () => {
  it('certifies the server under its names and addresses', async () => {
    const ca = await open('chat.example.org,127.0.0.1')
    const { leaf, key } = ca.certify(NOW)
    expect(leaf.verify(ca.certificate.publicKey)).toBe(true)
    expect(leaf.checkHost('chat.example.org')).toBe('chat.example.org')
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(leaf.ca).toBe(false)
    expect(await judge(ca, leaf, key, 'chat.example.org')).toBeUndefined()
  })

  it('is worth nothing for another name or address, also to whoever steals its key', async () => {
    for (const [names, foreign] of [
      [NAMES, 'bank.example'],
      [NAMES, 'example.org'],
      [NAMES, 'chat.example.org,10.0.0.8'],
      [NAMES, 'chat.example.org,2001:db8::1'],
      ['10.0.0.7', 'chat.example.org'],
      ['chat.example.org', 'chat.example.org,10.0.0.7'],
      ['chat.example.org', 'chat.example.org,2001:db8::1'],
    ] as const) {
      const ca = await open(names)
      const { leaf, key } = await stolenFor(foreign, ca)
      expect(leaf.verify(ca.certificate.publicKey)).toBe(true)
      expect(await judge(ca, leaf, key, foreign.split(',')[0] as string)).toMatch(
        /^(permitted|excluded) subtree violation$/,
      )
    }
    const ca = await open(NAMES)
    const { leaf, key } = await stolenFor('chat.example.org', ca)
    expect(await judge(ca, leaf, key, 'chat.example.org')).toBeUndefined()
  })

  it('stays the same over restarts, and its server gets another key each time', async () => {
    const [first, second] = [await open(), await open(NAMES, NOW + 30 * DAY_MS)]
    expect([first.isNew, second.isNew]).toEqual([true, false])
    expect(print(second)).toBe(print(first))
    expect(second.certify(NOW).key).not.toBe(first.certify(NOW).key)
  })

  it('is made anew for other names, when it is over, and when a file of it is missing or damaged', async () => {
    const prints = [print(await open())]
    prints.push(print(await open('chat.example.org')), print(await open(NAMES)))
    prints.push(print(await open(NAMES, NOW + 366 * DAY_MS)))
    const { file } = await open(NAMES, NOW + 366 * DAY_MS)
    await rm(file)
    prints.push(print(await open(NAMES, NOW + 366 * DAY_MS)))
    await writeFile(join(folder.path, 'private-ca', 'ca-key.pem'), 'half a')
    prints.push(print(await open(NAMES, NOW + 366 * DAY_MS)))
    expect(new Set(prints).size).toBe(prints.length)
  })

  it('lasts a year, and its server’s certificate 90 days or as long as the CA', async () => {
    const ca = await open()
    const days = (certificate: X509Certificate): number =>
      Math.round((certificate.validToDate.getTime() - NOW) / DAY_MS)
    expect(days(ca.certificate)).toBe(365)
    expect(days(ca.certify(NOW).leaf)).toBe(90)
    expect(days(ca.certify(NOW + 300 * DAY_MS).leaf)).toBe(365)
  })

  it('keeps its key from everybody else on the machine', async () => {
    await open()
    expect((await stat(join(folder.path, 'private-ca', 'ca-key.pem'))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder.path, 'private-ca'))).mode & 0o777).toBe(0o700)
  })
})
