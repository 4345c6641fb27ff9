import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHANNEL_DOMAINS, DOMAINS_SOURCE } from './channel-domains.ts'
import { CHANNELS, meaningOf } from './channels.ts'
import { useOf } from './use-kind.ts'

function describeHost(host: string): string | undefined {
  const meaning = meaningOf(host)
  if (meaning?.kind !== 'channel') return meaning?.kind
  return `${meaning.channel.id} ${useOf(host, meaning.channel)}`
}

describe('a host', () => {
  it.each([
    ['g.whatsapp.net', 'whatsapp chat'],
    ['e1.whatsapp.net', 'whatsapp chat'],
    ['e16.whatsapp.net', 'whatsapp chat'],
    ['mmg.whatsapp.net', 'whatsapp media'],
    ['mmg-fna.whatsapp.net', 'whatsapp media'],
    ['media-bom1-1.cdn.whatsapp.net', 'whatsapp media'],
    ['media.fpnq3-1.fna.whatsapp.net', 'whatsapp media'],
    ['pps.whatsapp.net', 'whatsapp media'],
    ['web.whatsapp.com', 'whatsapp desktop'],
    ['chat.whatsapp.com', 'whatsapp invitation'],
    ['call.whatsapp.com', 'whatsapp invitation'],
    ['wa.me', 'whatsapp invitation'],
    ['crashlogs.whatsapp.net', 'whatsapp other'],
    ['web.telegram.org', 'telegram desktop'],
    ['venus.web.telegram.org', 'telegram desktop'],
    ['t.me', 'telegram invitation'],
    ['cdn4.cdn-telegram.org', 'telegram media'],
    ['chat.signal.org', 'signal chat'],
    ['cdn2.signal.org', 'signal media'],
    ['sfu.voip.signal.org', 'signal calls'],
    ['signal.group', 'signal invitation'],
    ['gateway.discord.gg', 'discord chat'],
    ['discord.gg', 'discord invitation'],
    ['bom1234.discord.media', 'discord calls'],
    ['media.cdn.viber.com', 'viber media'],
    ['wss-primary.slack.com', 'slack chat'],
    ['web.arattai.in', 'arattai desktop'],
    ['www.dropbox.com', 'dropbox other'],
    ['hammerandchisel.ssl.zendesk.com', 'discord other'],
    ['dns.google', 'hidden resolver'],
    ['abc123.dns.nextdns.io', 'hidden resolver'],
  ])('%s is %s', (host, expected) => {
    expect(describeHost(host)).toBe(expected)
  })

  it.each([
    'example.com',
    'notwhatsapp.com',
    'whatsapp.com.example.org',
    'ssl.zendesk.com',
    'x.hammerandchisel.ssl.zendesk.com',
    'google',
    '',
    '.',
    'me',
  ])('%s is none of these', (host) => {
    expect(meaningOf(host)).toBeUndefined()
  })
})

describe('the table of channels', () => {
  it('has each public list once, and every domain in one channel only', () => {
    const listed = CHANNELS.flatMap(({ domains }) => domains)
    expect(new Set(listed).size).toBe(listed.length)
    expect(CHANNELS.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(CHANNEL_DOMAINS)))
    for (const domain of listed) expect(domain).toMatch(/^=?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
  })

  it('says where its domains come from, and under which licence', () => {
    const file = readFileSync(new URL('channel-domains.ts', import.meta.url), 'utf8')
    expect(DOMAINS_SOURCE).toContain('(MIT)')
    expect(file).toContain('MIT License, Copyright (c) 2018-2019 V2Ray')
    expect(file).toContain('Permission is hereby granted, free of charge')
  })

  const shared = process.env['CHANCERY_SHARED'] ?? ''
  const source = join(shared, 'data/channels/v2fly.json')

  it.runIf(shared !== '' && existsSync(source))('is what tools/channel-domains.mjs makes of the lists', () => {
    const { lists } = JSON.parse(readFileSync(source, 'utf8')) as { lists: Record<string, { d: string; k: string }[]> }
    const expected = Object.entries(lists).map(([id, domains]) => [
      id,
      domains.map(({ d, k }) => (k === 'full' ? `=${d}` : d)),
    ])
    const actual = Object.entries(CHANNEL_DOMAINS).map(([id, text]) => [id, text.trim().split(/\s+/)])
    expect(actual).toEqual(expected)
  })
})
