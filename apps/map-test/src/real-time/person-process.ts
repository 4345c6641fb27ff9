// One person's computer in the slice in real time: a process of its own with the real engine on the machine's clock.
import { systemClock } from '@chancery/base'
import { createGroup, enrolDevice, follow, httpTransport, writeLetter } from '@chancery/client'
import type { Engine, EngineEvent, Following } from '@chancery/client'
import { parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import { MemoryStore, QueueLock } from '@chancery/testkit'
import type { Answer, Order } from './orders.ts'

let engine: Engine | undefined
let following: Following | undefined
const waiting: { readonly conversation: ConversationId; readonly tag: string; readonly text: string }[] = []

function tell(answer: Answer): void {
  process.send?.(answer)
}

function opened(): Engine {
  if (engine === undefined) throw new Error('This person is not enrolled')
  return engine
}

async function write(conversation: ConversationId, tag: string, text: string): Promise<void> {
  if (opened().conversations.get(conversation)?.status !== 'active') {
    waiting.push({ conversation, tag, text })
    return
  }
  await writeLetter(opened(), { to: { kind: 'conversation', conversation }, tag, text })
  following?.nudge()
}

function hear(event: EngineEvent): void {
  if (event.kind === 'message' && event.own && event.stored.kind === 'text') tell({ kind: 'arrived' })
  if (event.kind !== 'conversation') return
  const due = waiting.filter(({ conversation }) => conversation === event.conversation)
  for (const { conversation, tag, text } of due) {
    waiting.splice(
      waiting.findIndex((one) => one.tag === tag),
      1,
    )
    void write(conversation, tag, text)
  }
}

async function obey(order: Order): Promise<void> {
  if (order.kind === 'enrol') {
    const link = { ...(parseLink(order.link) as InviteLink), server: order.server }
    const ports = {
      store: new MemoryStore(),
      lock: new QueueLock(),
      clock: systemClock,
      connect: httpTransport,
      report: hear,
    }
    engine = await enrolDevice(ports, link, { name: order.name, label: 'computer' })
    return tell({ kind: 'enrolled', person: engine.account.person })
  }
  if (order.kind === 'online') {
    following = follow(opened())
    return
  }
  if (order.kind === 'write') {
    await writeLetter(opened(), { to: { kind: 'person', person: order.person }, tag: order.tag, text: order.text })
    following?.nudge()
    return
  }
  if (order.kind === 'group')
    return tell({ kind: 'group', key: order.key, conversation: await createGroup(opened(), order.key, order.people) })
  if (order.kind === 'write-group') return write(order.conversation, order.tag, order.text)
  following?.stop()
  await following?.ended
  process.exit(0)
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => tell({ kind: 'failed', sentence: (error as Error).message }))
})
