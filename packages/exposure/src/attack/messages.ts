import type { Graph } from '../graph/graph.ts'
import { pairCount, pairIndex } from '../guess.ts'
import type { MessageLog, Sightings } from '../view.ts'

/** How many messages went between each two people, in both directions together. */
export function pairsOfGraph(graph: Graph): Float32Array {
  const pairs = new Float32Array(pairCount(graph.nodes))
  for (let v = 0; v < graph.nodes; v++)
    for (let at = graph.offsets[v] as number; at < (graph.offsets[v + 1] as number); at++) {
      const pair = pairIndex(v, graph.targets[at] as number, graph.nodes)
      pairs[pair] = (pairs[pair] as number) + (graph.weights[at] as number)
    }
  return pairs
}

/** Each message as one event of its sender: what is left of it where everybody receives alike. */
export function messageSends({ time, sender, bytes }: MessageLog): Sightings {
  return { time, person: sender, count: new Float64Array(time.length).fill(1), bytes }
}
