import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePartitions } from '../measure/partition.ts'
import { seededRandom } from '../random.ts'
import { betweenness } from './betweenness.ts'
import { buildGraph, edgeSources, reverse, undirected, unweighted } from './graph.ts'
import { louvain, modularity } from './louvain.ts'
import { hits, pageRank } from './rank.ts'
import { coreNumber, degree, strength } from './strength.ts'

const edgesOf = (list: readonly (readonly [number, number])[], nodes: number): ReturnType<typeof buildGraph> =>
  buildGraph(nodes, { from: list.map(([from]) => from), to: list.map(([, to]) => to) })
// Zachary's karate club (1977), as in UCINET and networkx, counted from 0.
const KARATE = `0 1,0 2,0 3,0 4,0 5,0 6,0 7,0 8,0 10,0 11,0 12,0 13,0 17,0 19,0 21,0 31,1 2,1 3,1 7,1 13,1 17,1 19,1 21,1 30,
2 3,2 7,2 8,2 9,2 13,2 27,2 28,2 32,3 7,3 12,3 13,4 6,4 10,5 6,5 10,5 16,6 16,8 30,8 32,8 33,9 33,13 33,14 32,14 33,15 32,
15 33,18 32,18 33,19 33,20 32,20 33,22 32,22 33,23 25,23 27,23 29,23 32,23 33,24 25,24 27,24 31,25 31,26 29,26 33,27 33,
28 31,28 33,29 32,29 33,30 32,30 33,31 32,31 33,32 33`
const karate = undirected(
  edgesOf(
    KARATE.split(',').map((pair) => pair.trim().split(' ').map(Number) as [number, number]),
    34,
  ),
)

describe('a graph', () => {
  it('adds up equal edges, leaves out loops, and sorts targets', () => {
    const graph = buildGraph(3, { from: [0, 0, 1, 0, 2], to: [2, 1, 1, 2, 0], weight: [1, 4, 9, 2, 5] })
    expect([...graph.offsets]).toEqual([0, 2, 2, 3])
    expect([...graph.targets]).toEqual([1, 2, 0])
    expect([...graph.weights]).toEqual([4, 3, 5])
    expect([...strength(graph)]).toEqual([7, 0, 5])
    expect([...degree(unweighted(graph))]).toEqual([2, 0, 1])
  })

  it('keeps every edge when turned round', () => {
    const edge = fc.record({ from: fc.nat(9), to: fc.nat(9), weight: fc.integer({ min: 1, max: 5 }) })
    fc.assert(
      fc.property(fc.array(edge), (list) => {
        const graph = buildGraph(10, {
          from: list.map(({ from }) => from),
          to: list.map(({ to }) => to),
          weight: list.map(({ weight }) => weight),
        })
        expect(reverse(reverse(graph))).toEqual(graph)
        expect(edgeSources(graph)).toHaveLength(graph.targets.length)
      }),
    )
  })
})

describe('centralities', () => {
  it('of two who both write to a third make the third the first', () => {
    // By hand, d = 0.85: with x for the writers, y for the third, whose rank goes to all alike: x = 0.05 + 0.85 y / 3, 2x + y = 1.
    const graph = edgesOf(
      [
        [0, 2],
        [1, 2],
      ],
      3,
    )
    const x = (0.05 + 0.85 / 3) / (1 + 1.7 / 3)
    expect(pageRank(graph)[0]).toBeCloseTo(x, 8)
    expect(pageRank(graph)[2]).toBeCloseTo(1 - 2 * x, 8)
    expect([...hits(graph).authority]).toEqual([0, 0, 1])
    expect([...hits(graph).hub]).toEqual([0.5, 0.5, 0])
  })

  it('of the karate club are what networkx prints', () => {
    // networkx.pagerank and betweenness_centrality(normalized=False) of karate_club_graph(), edges without weights: nodes 0 and 33.
    const rank = pageRank(karate)
    expect(rank[0]).toBeCloseTo(0.09700181, 4)
    expect(rank[33]).toBeCloseTo(0.10091791, 4)
    const between = betweenness(karate, seededRandom(1))
    expect((between[0] as number) / 2).toBeCloseTo(231.0714286, 5)
    expect((between[33] as number) / 2).toBeCloseTo(160.5515873, 5)
    expect(Math.max(...coreNumber(karate))).toBe(4)
  })

  it('estimate betweenness from a sample of starting points', () => {
    const exact = betweenness(karate, seededRandom(1))
    const sampled = betweenness(karate, seededRandom(1), 20)
    expect(sampled.indexOf(Math.max(...sampled))).toBe(exact.indexOf(Math.max(...exact)))
  })
})

describe('Louvain', () => {
  it('reaches the known best modularity of the karate club', () => {
    // 0.4198 (Brandes et al. 2008, optimal) with four communities.
    const communities = louvain(karate, seededRandom(1), { restarts: 20 })
    expect(modularity(karate, communities)).toBeCloseTo(0.4198, 4)
    expect(new Set(communities).size).toBe(4)
  })

  it('finds more communities at a higher resolution, and the same ones for the same seed', () => {
    const coarse = louvain(karate, seededRandom(1), { resolution: 0.5 })
    const fine = louvain(karate, seededRandom(1), { resolution: 4 })
    expect(new Set(fine).size).toBeGreaterThan(new Set(coarse).size)
    expect(louvain(karate, seededRandom(7))).toEqual(louvain(karate, seededRandom(7)))
  })

  it('parts cliques that hang together by one edge', () => {
    const clique = (first: number): [number, number][] =>
      [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].slice(a + 1).map((b): [number, number] => [first + a, first + b]))
    const graph = undirected(edgesOf([...clique(0), ...clique(5), ...clique(10), [4, 5], [9, 10]], 15))
    const truth = Array.from({ length: 15 }, (_, v) => Math.floor(v / 5))
    expect(comparePartitions(louvain(graph, seededRandom(1)), truth).ami).toBe(1)
  })

  it('leaves everybody alone in a graph without edges', () => {
    expect([...louvain(edgesOf([], 3), seededRandom(1))]).toEqual([0, 1, 2])
  })
})
