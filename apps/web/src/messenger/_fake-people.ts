import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import type { PersonRow } from '../contract/topics.ts'
import { fakePreview } from './_fake-pictures.ts'

/** An id that can be read: 22 characters, as real ones have. */
export function fakeId(name: string): ConversationId & DeviceId & MessageId & PersonId {
  return `${name.padEnd(21, '-').slice(0, 21)}A` as never
}

export function fakePerson(name: string): PersonId {
  return fakeId(`person-${name}`)
}

type Row = readonly [id: string, name: string, office: string, role?: 'administrator' | undefined, devices?: number]

const rows: readonly Row[] = [
  ['carol', 'Carol D’Souza', 'Head office, Information security', 'administrator', 2],
  ['alice', 'Alice Fernandes', 'Mumbai Fort branch, Manager', undefined, 2],
  ['bob', 'Bob Mathew', 'Mumbai Fort branch, Loans', undefined, 3],
  ['priya', 'प्रिया शर्मा', 'लखनऊ हज़रतगंज शाखा, शाखा प्रबंधक'],
  ['rakesh', 'राकेश कुमार यादव', 'लखनऊ हज़रतगंज शाखा, नकद काउंटर 3'],
  ['farida', 'फ़रीदा ख़ान', 'लखनऊ हज़रतगंज शाखा, ऋण विभाग', undefined, 2],
  ['jose', 'José Álvarez', 'Goa Panaji branch, Compliance'],
  ['meera', 'Meera Krishnamurthy', 'Head office, Legal', undefined, 2],
  ['suresh', 'Suresh Patil', 'Pune Camp branch, Counter 1'],
  ['ananya', 'Ananya Bose', 'Head office, Treasury'],
  ['imran', 'Imran Shaikh', 'Pune Camp branch, Manager', 'administrator', 2],
  ['lakshmi', 'Lakshmi Narayanan Venkataraman', 'Head office, Deputy General Manager, Risk and Internal Audit'],
  ['deepak', 'दीपक वर्मा', 'प्रधान कार्यालय, सूचना प्रौद्योगिकी'],
  ['zoya', 'Zoya', 'Goa Panaji branch, Counter 2', undefined, 0],
]

/** A dozen colleagues and two, in four offices, Hindi names among them. `self` is whose screen it is. */
export function fakePeople(self: string): PersonRow[] {
  return rows.map(([id, name, office, role, devices]) => ({
    person: fakePerson(id),
    name,
    office,
    role: role ?? 'member',
    devices: devices ?? 1,
    isSelf: id === self,
  }))
}

/** Some have told how they look, and some have not. */
export function fakePortraits(): Map<PersonId, Uint8Array> {
  return new Map(['bob', 'priya', 'meera'].map((id, seed) => [fakePerson(id), fakePreview(seed + 2, 96, 96)]))
}
