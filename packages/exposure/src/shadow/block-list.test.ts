import { describe, expect, it } from 'vitest'
import { writeBlockList } from './block-list.ts'
import type { BlockListKind } from './block-list.ts'

const linesOf = (kind: BlockListKind, options = {}): string[] => writeBlockList(kind, options).split('\n')

describe('a block list', () => {
  it.each(['rpz', 'hosts', 'squid'] as const)(
    'for %s notes the licence of its domains, and has no other line twice',
    (kind) => {
      const lines = linesOf(kind)
      expect(lines.slice(0, 4).join('\n')).toMatch(
        /v2fly\/domain-list-community.*Copyright \(c\) 2018-2019 V2Ray, under the MIT License/,
      )
      expect(lines.slice(0, 4).every((line) => /^[#;] /.test(line))).toBe(true)
      expect(new Set(lines).size).toBe(lines.length)
    },
  )

  it('for a resolver is a zone in which a domain and all below it do not exist', () => {
    const zone = linesOf('rpz')
    expect(zone.slice(4, 7)).toEqual([
      '$TTL 300',
      '@ SOA localhost. root.localhost. 1 3600 600 86400 300',
      '@ NS localhost.',
    ])
    expect(zone).toEqual(expect.arrayContaining(['whatsapp.net CNAME .', '*.whatsapp.net CNAME .']))
    expect(zone).toContain('hammerandchisel.ssl.zendesk.com CNAME .')
    expect(zone).not.toContain('*.hammerandchisel.ssl.zendesk.com CNAME .')
    expect(zone.slice(7, -1).every((line) => /^(?:\*\.)?[a-z0-9.-]+ CNAME \.$/.test(line))).toBe(true)
  })

  it('for devices names hosts one by one: known ones, and those that were seen, and nothing else', () => {
    const hosts = [
      'media-bom1-1.cdn.whatsapp.net',
      'intranet.example',
      'x y.whatsapp.net',
      '\n0.0.0.0 example.com.t.me',
      'a..t.me',
    ]
    const lines = linesOf('hosts', { hosts })
    expect(lines).toEqual(
      expect.arrayContaining([
        '0.0.0.0 web.whatsapp.com',
        ':: web.whatsapp.com',
        '0.0.0.0 media-bom1-1.cdn.whatsapp.net',
      ]),
    )
    expect(lines.join('\n')).not.toMatch(/intranet|example|x y|a\.\./)
    expect(lines.slice(4, -1).every((line) => /^(?:0\.0\.0\.0|::) [a-z0-9._-]+$/.test(line))).toBe(true)
  })

  it('for Squid has no domain that another one covers, of which Squid would complain', () => {
    const lines = linesOf('squid')
    expect(lines).toContain('.whatsapp.com')
    expect(lines).not.toContain('.graph.whatsapp.com')
  })

  it('leaves open what is the organization’s own', () => {
    expect(writeBlockList('rpz', { official: ['zoho', 'onedrive'] })).not.toMatch(/zoho|onedrive/)
  })
})
