import { findPerson, proveMessage, sendText, synchronize } from '@chancery/client'
import type { Colleague, Office } from '@chancery/testkit'

export type Files = Map<string, Uint8Array>

export const HINDI = 'कृपया शाखा 14 का परिपत्र आज ही भेजें। "c":"x"} \\ "k"'

/** Sends a text and gives the recipient's bundle of it. */
export async function bundleOf(from: Colleague, to: Colleague, text: string): Promise<Files> {
  await synchronize(from.engine)
  const sent = await sendText(from.engine, { kind: 'person', person: findPerson(from.engine, to.name) }, text)
  await synchronize(to.engine)
  return proveMessage(to.engine, sent.message)
}

/** Makes the board go on: a change of the register, then a cell, so that there is an anchor after everything so far. */
export async function goOn(office: Office): Promise<void> {
  const passer = await office.enrol(`Passer ${Math.random()}`)
  await synchronize(office.carol.engine)
  await sendText(
    office.carol.engine,
    { kind: 'person', person: findPerson(office.carol.engine, passer.name) },
    'Welcome',
  )
}
