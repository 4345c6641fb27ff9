import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNoteSigner, formatVerifierKey, isQuorum, parsePolicy } from '../src/index.ts'
import { describeWithVectors, vectorText } from './_shared.ts'

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const log = formatVerifierKey((await createNoteSigner('log.example', seed(1))).key)
const vkeys = await Promise.all(
  [2, 3, 4, 5].map(async (byte) =>
    formatVerifierKey((await createNoteSigner(`w${byte}.example`, seed(byte), 'cosignature-ed25519')).key),
  ),
)
const witnesses = vkeys.map((vkey, i) => `witness w${i + 1} ${vkey}`).join('\n')
const met = (policy: string, ...cosigners: readonly string[]): boolean =>
  isQuorum(parsePolicy(policy), new Set(cosigners))

describe('a trust policy', () => {
  it('names logs and witnesses, with where to reach them', () => {
    const policy = parsePolicy(
      `# trust\n\n\tlog ${log} https://log.example \n${witnesses} https://w4.example\nquorum none\n`,
    )
    expect(policy.logs).toMatchObject([{ key: { name: 'log.example' }, url: 'https://log.example' }])
    expect([...policy.witnesses.keys()]).toEqual(['w1', 'w2', 'w3', 'w4'])
    expect(policy.witnesses.get('w4')?.url).toBe('https://w4.example')
    expect(policy.quorum).toBeUndefined()
  })

  it('is met by its one witness', () => {
    expect(met(`${witnesses}\nquorum w1`, 'w1')).toBe(true)
    expect(met(`${witnesses}\nquorum w1`, 'w2', 'w3')).toBe(false)
  })

  it('is met by any, all, or so many of a group', () => {
    const group = (rule: string): string => `${witnesses}\ngroup g ${rule} w1 w2 w3\nquorum g`
    for (const [rule, needed] of [
      ['any', 1],
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['all', 3],
    ] as const)
      for (const [count, present] of [[], ['w1'], ['w1', 'w3'], ['w1', 'w2', 'w3']].entries())
        expect(met(group(rule), ...present)).toBe(count >= needed)
    expect(met(group('any'), 'w4', 'g', 'nobody')).toBe(false)
  })

  it('is met by groups of groups', () => {
    const nested = `${witnesses}\ngroup x 1 w1 w2\ngroup y all w3 w4\ngroup both all x y\nquorum both`
    expect(met(nested, 'w2', 'w3', 'w4')).toBe(true)
    expect(met(nested, 'w1', 'w2', 'w3')).toBe(false)
  })

  it('that asks for no witness is always met', () => {
    expect(met('quorum none')).toBe(true)
  })

  it('is refused, with the line named, when it is not as the standard says', () => {
    const [first = '', second = ''] = vkeys
    const wrong = {
      'an unknown keyword': 'trust me',
      'a log key that is a witness’s': `log ${first}`,
      'a witness key that is a log’s': `witness w9 ${log}`,
      'a word too many': `log ${log} https://log.example more`,
      'a key that is none': 'log log.example+00000000+AAAA',
      'a group without members': 'group g any',
      'a threshold of nought': 'group g 0 w1',
      'a threshold with a leading zero': 'group g 01 w1',
      'a threshold above its members': 'group g 2 w1',
      'a member that comes later or never': 'group g any w9',
      'a member twice': 'group g any w1 w1',
      'the member none': 'group g any none',
      'the group none': 'group none any w1',
      'a name that is taken': 'group w1 any w2',
      'a witness named none': `witness none ${first}`,
      'a quorum of nobody': 'quorum nobody',
      'a quorum of two': 'quorum w1 w2',
      'a carriage return': 'quorum none\r',
    }
    for (const [what, line] of Object.entries(wrong))
      expect({ what, refused: refusal(`witness w1 ${first}\nwitness w2 ${second}\n${line}`) }).toEqual({
        what,
        refused: 3,
      })
    expect(refusal(`witness a ${first}\nwitness b ${first}\nquorum a`)).toBe(2)
    expect(refusal(`log ${log}\nlog ${log}\nquorum none`)).toBe(2)
    expect(refusal('quorum none\nquorum none')).toBe(2)
    expect(refusal(`${witnesses}\ngroup g any w1\ngroup h any w1\nquorum h`)).toBe(6)
    expect(refusal(witnesses)).toBe(0)
    expect(refusal('')).toBe(0)
  })

  it('is refused with this package’s error alone, for junk', () => {
    const word = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'all',
      '2',
      'w1',
      'w2',
      log,
      ...vkeys,
      '\n',
      '#',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const line = refusal(words.join(' '))
        expect(line === undefined || line >= 0).toBe(true)
      }),
    )
  })
})

/** The line that the policy is refused for; `undefined` when it is not. Other errors pass through. */
function refusal(text: string): number | undefined {
  try {
    parsePolicy(text)
    return undefined
  } catch (error) {
    const { code, detail } = error as { code: string; detail: { line: number } }
    if (code !== 'tlog/policy') throw error
    return detail.line
  }
}

describeWithVectors('the written policy', 'tlog/generated/policy.txt', () => {
  it('asks for both its witnesses', () => {
    const text = vectorText('tlog/generated/policy.txt')
    expect(parsePolicy(text).logs).toHaveLength(1)
    expect(met(text, 'w1', 'w2')).toBe(true)
    expect(met(text, 'w1')).toBe(false)
  })
})
