import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildGraph, strongestEdges, undirected, weightBetween } from './graph.ts'
import type { Graph } from './graph.ts'
import { overlap } from './overlap.ts'

const graphOf = (edges: readonly (readonly [number, number, number])[], nodes: number): Graph =>
  undirected(
    buildGraph(nodes, {
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      weight: edges.map(([, , weight]) => weight),
    }),
  )

describe('the overlap of neighbourhoods', () => {
  it('is by hand what the formula says', () => {
    // A triangle 0 1 2 with 3 behind 2. Of 0 and 1: both see all of the triangle alike. Of 2 and 3: 2 + 2 … min 1 + 1, max 1 + 1 + 1 + 1.
    const graph = overlap(
      graphOf(
        [
          [0, 1, 1],
          [1, 2, 1],
          [0, 2, 1],
          [2, 3, 1],
        ],
        4,
      ),
    )
    expect(weightBetween(graph, 0, 1)).toBeCloseTo(1, 12)
    expect(weightBetween(graph, 0, 2)).toBeCloseTo(3 / 4, 12)
    expect(weightBetween(graph, 2, 3)).toBeCloseTo(2 / 4, 12)
    expect(weightBetween(graph, 0, 3)).toBe(0)
  })

  it('lies between 0 and 1 and is the same both ways', () => {
    const edge = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(edge), (edges) => {
        const graph = overlap(graphOf(edges, 10))
        for (const [a, b] of edges) {
          expect(weightBetween(graph, a, b)).toBeCloseTo(weightBetween(graph, b, a), 12)
          expect(weightBetween(graph, a, b)).toBeLessThanOrEqual(1 + 1e-12)
          expect(weightBetween(graph, a, b) > 0).toBe(a !== b)
        }
      }),
    )
  })
})

describe('the strongest edges', () => {
  it('are so many for each node in the mean, and equals of the last', () => {
    const graph = graphOf(
      [
        [0, 1, 5],
        [1, 2, 4],
        [2, 3, 4],
        [0, 3, 1],
        [0, 2, 1],
        [1, 3, 1],
      ],
      4,
    )
    const strongest = strongestEdges(graph, 0.5)
    expect([weightBetween(strongest, 1, 0), weightBetween(strongest, 2, 1), weightBetween(strongest, 3, 2)]).toEqual([
      5, 4, 4,
    ])
    expect(strongest.targets).toHaveLength(6)
  })
})
