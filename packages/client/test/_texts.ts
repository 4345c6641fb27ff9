import { listMessages, synchronize } from '@chancery/client'
import type { Colleague } from '@chancery/testkit'
import { expect } from 'vitest'

/** The texts that a colleague sees after catching up, in board order. */
export async function textsOf(colleague: Colleague): Promise<string[]> {
  await synchronize(colleague.engine)
  await expectBoardOrder(colleague)
  return (await listMessages(colleague.engine)).flatMap(({ text }) => text ?? [])
}

/** The warnings that a colleague's device has given, by code. */
export function warningsOf(colleague: Colleague): string[] {
  return colleague.events.flatMap((event) => (event.kind === 'warning' ? event.code : []))
}

/** Wherever messages come from, they are stored in board order: that is what pages go by. */
async function expectBoardOrder({ engine, store }: Colleague): Promise<void> {
  for (const id of engine.conversations.keys()) {
    const stored = await store.walk(`message/${id}`, { direction: 'forth', limit: Number.MAX_SAFE_INTEGER })
    const keys = stored.map(([key]) => key)
    expect(keys).toEqual([...keys].sort())
  }
}
