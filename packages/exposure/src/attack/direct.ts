import { buildGraph } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import type { MessageLog } from '../view.ts'

/** Who wrote to whom how often: an edge from each sender to each receiver. */
export function messageGraph(messages: MessageLog, people: number): Graph {
  const { sender, offsets, receivers } = messages
  const from = new Int32Array(receivers.length)
  for (let i = 0; i < sender.length; i++) from.fill(sender[i] as number, offsets[i], offsets[i + 1])
  return buildGraph(people, { from, to: receivers })
}
