import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { base64url, hex, requireBase64url, utf8 } from '@chancery/base'
import { paths } from '@chancery/protocol'
import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import type { Answer, Api } from '@chancery/testkit/api'

const { oprf } = ristretto255_oprf

export async function makePepper(api: Api, token: string): Promise<string> {
  const { status, json } = await api.send(paths.pepper, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  if (status !== 200) throw new Error(`pepper: ${status} ${String(json['code'])}`)
  return json['id'] as string
}

export function keepPepper(api: Api, token: string, id: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return api.send(paths.pepperKept, { method: 'PUT', headers, body: JSON.stringify({ id }) })
}

/** Asks a pepper about a PIN; gives status and code when it says no, and what came out when it says yes. */
export async function askPepper(api: Api, id: string, pin = '12345678'): Promise<string> {
  const { blind, blinded } = oprf.blind(utf8(pin))
  const { status, json } = await api.post(paths.pepperEvaluation, { id, blinded: base64url(blinded) })
  if (status !== 200) return `${status} ${String(json['code'])}`
  return hex(oprf.finalize(utf8(pin), blind, requireBase64url(String(json['evaluated']), 32, 'evaluated')))
}

/** The secrets of all peppers in a data folder. */
export function pepperKeys(folder: string): Uint8Array[] {
  const database = new DatabaseSync(join(folder, 'state.db'), { readOnly: true })
  const rows = database.prepare('SELECT key FROM pepper').all()
  database.close()
  return rows.map((row) => row['key'] as Uint8Array)
}
