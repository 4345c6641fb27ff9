import type { OfficeEvent, Topics } from '../../../src/contract/topics.ts'
import { createPasskey, usePasskey } from '../../../src/messenger/start/passkey.ts'
import { startWorker } from '../../../src/start-worker.ts'

/** The worker without an interface: what tests ask and hear. */
const office = startWorker()
const topics: { [Name in keyof Topics]?: Topics[Name] } = {}
const events: OfficeEvent[] = []
for (const name of ['session', 'network', 'people', 'conversations', 'transfers'] as const)
  office.watch(name, (value) => Object.assign(topics, { [name]: value }))
office.onEvent((event) => events.push(event))
Object.assign(globalThis, { bare: { office, topics, events, createPasskey, usePasskey } })
