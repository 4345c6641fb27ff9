import { listMessages, synchronize } from '@chancery/client'
import type { Colleague } from '@chancery/testkit'

/** The texts that a colleague sees after catching up, in board order. */
export async function textsOf(colleague: Colleague): Promise<string[]> {
  await synchronize(colleague.engine)
  return (await listMessages(colleague.engine)).flatMap(({ text }) => text ?? [])
}

/** The warnings that a colleague's device has given, by code. */
export function warningsOf(colleague: Colleague): string[] {
  return colleague.events.flatMap((event) => (event.kind === 'warning' ? event.code : []))
}
