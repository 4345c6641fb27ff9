import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, dssePae, randomBytes } from '@chancery/base'
import { signerFromSeed } from '@chancery/crypto'
import type { Signer } from '@chancery/crypto'
import { BACKUP_BYTES, SEALED_BACKUP_BYTES, backupMessage, encodeBackup, paths, payloadTypes } from '@chancery/protocol'
import type { Answer, Api } from '@chancery/testkit/api'
import { describe, expect, it } from 'vitest'
import { newOffice } from './_in-process.ts'

const outcome = ({ status, json }: Answer): string => (status < 300 ? 'ok' : `${status} ${String(json['code'])}`)
const pathOf = (place: string): string => `${paths.backups}/${place}`
const placeOf = (signer: Signer): string => base64url(signer.publicKey)
const put = (api: Api, token: string, place: string, bytes: Uint8Array): Promise<Answer> =>
  api.bytes('PUT', pathOf(place), bytes, token)

/** What somebody who has a code puts at its place. */
async function entryOf(signer: Signer, sequence: number): Promise<Uint8Array> {
  const content = { sequence, sealed: randomBytes(SEALED_BACKUP_BYTES) }
  return encodeBackup({
    ...content,
    signature: await signer.sign(dssePae(payloadTypes.backup, backupMessage(content))),
  })
}

/** Every file of backups on the disk. */
function filesOf(folder: string): string[] {
  return readdirSync(join(folder, 'backups'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the place of a backup', () => {
  it('holds what whoever has its key put there last, for everybody who is signed in, also after a restart', async () => {
    const office = await newOffice()
    const signer = signerFromSeed(randomBytes(32))
    const place = placeOf(signer)
    expect(outcome(await office.api.get(pathOf(place), office.token))).toBe('404 api/not-found')
    const [first, second] = [await entryOf(signer, 1), await entryOf(signer, 2)]
    expect(outcome(await put(office.api, office.bob.token, place, first))).toBe('ok')
    // Another device with the same code goes on.
    expect(outcome(await put(office.api, office.token, place, second))).toBe('ok')
    expect(outcome(await put(office.api, office.token, place, second))).toBe('ok')
    expect(outcome(await put(office.api, office.token, place, first))).toBe('403 api/not-allowed')
    const { api } = await office.restart()
    const token = await api.signIn(office.bob.device)
    expect(Buffer.compare((await api.get(pathOf(place), token)).bytes, second)).toBe(0)
  })

  it('is not for strangers, nor for who cannot sign for it, nor for anything of another size', async () => {
    const { api, bob } = await newOffice()
    const [signer, other] = [signerFromSeed(randomBytes(32)), signerFromSeed(randomBytes(32))]
    const entry = await entryOf(signer, 1)
    expect(outcome(await put(api, base64url(randomBytes(32)), placeOf(signer), entry))).toBe('401 api/not-signed-in')
    expect(outcome(await api.get(pathOf(placeOf(signer))))).toBe('401 api/not-signed-in')
    expect(outcome(await put(api, bob.token, placeOf(other), entry))).toBe('403 api/not-allowed')
    expect(outcome(await put(api, bob.token, placeOf(signer), entry.subarray(1)))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, placeOf(signer), new Uint8Array(BACKUP_BYTES)))).toBe(
      '403 api/not-allowed',
    )
    for (const name of ['x', encodeURIComponent('../../../state.db').padEnd(43, 'A')])
      expect(outcome(await put(api, bob.token, name, entry))).toBe('400 api/bad-request')
  })

  it('is used 20 times a day by one device', async () => {
    const { api, bob } = await newOffice()
    const signer = signerFromSeed(randomBytes(32))
    const outcomes: string[] = []
    for (let sequence = 1; sequence <= 21; sequence++)
      outcomes.push(outcome(await put(api, bob.token, placeOf(signer), await entryOf(signer, sequence))))
    expect(outcomes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'ok'))
    expect(outcomes.at(-1)).toBe('429 api/too-many')
  })

  it('is on the disk with nothing beside it: no owner, and no time', async () => {
    const { api, bob, folder } = await newOffice()
    const signer = signerFromSeed(randomBytes(32))
    const entry = await entryOf(signer, 1)
    await put(api, bob.token, placeOf(signer), entry)
    const files = filesOf(folder)
    expect(files).toHaveLength(1)
    expect(Buffer.compare(readFileSync(files[0] as string), entry)).toBe(0)
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual([0])
  })
})
