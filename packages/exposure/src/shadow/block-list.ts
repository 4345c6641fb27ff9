import { DOMAINS_SOURCE } from './channel-domains.ts'
import { CHANNELS } from './channels.ts'

/** Where a block list is for: a resolver (RPZ), a device (`/etc/hosts`), or Squid (`dstdomain`). */
export type BlockListKind = 'rpz' | 'hosts' | 'squid'

export interface BlockListOptions {
  /** Ids of channels that stay open. */
  readonly official?: readonly string[]
  /** Hosts of channels that were seen; a list of hosts cannot say “and all below it”. */
  readonly hosts?: readonly string[]
}

/** Hosts that are asked for most, since a list of hosts names each of them. */
const KNOWN_HOSTS = [
  'web.whatsapp.com',
  'www.whatsapp.com',
  'chat.whatsapp.com',
  'api.whatsapp.com',
  'g.whatsapp.net',
  'v.whatsapp.net',
  'mmg.whatsapp.net',
  'pps.whatsapp.net',
  'static.whatsapp.net',
  'media.whatsapp.net',
  ...Array.from({ length: 16 }, (_, index) => `e${index + 1}.whatsapp.net`),
  'web.telegram.org',
  'www.t.me',
  'chat.signal.org',
  'cdn.signal.org',
  'gateway.discord.gg',
]

/** A block list of every channel that is known and not official. */
export function writeBlockList(kind: BlockListKind, { official = [], hosts = [] }: BlockListOptions = {}): string {
  const channels = CHANNELS.filter(({ id }) => !official.includes(id))
  const domains = channels.flatMap((channel) => channel.domains)
  const trees = withoutCovered(domains.filter((domain) => !domain.startsWith('=')))
  const alone = domains.filter((domain) => domain.startsWith('=')).map((domain) => domain.slice(1))
  const head = headOf(kind, channels.map(({ id }) => id).join(' '))
  if (kind === 'rpz') {
    const records = [...trees.flatMap((domain) => [domain, `*.${domain}`]), ...alone].map((name) => `${name} CNAME .`)
    const zone = ['$TTL 300', '@ SOA localhost. root.localhost. 1 3600 600 86400 300', '@ NS localhost.']
    return [...head.map((line) => `; ${line}`), ...zone, ...records, ''].join('\n')
  }
  if (kind === 'squid')
    return [...head.map((line) => `# ${line}`), ...trees.map((domain) => `.${domain}`), ...alone, ''].join('\n')
  const below = [...KNOWN_HOSTS, ...hosts].filter((host) => trees.some((domain) => isBelow(host, domain)))
  const names = [...new Set([...trees, ...alone, ...below].filter((name) => isHostName(name)))].toSorted()
  return [...head.map((line) => `# ${line}`), ...names.flatMap((name) => [`0.0.0.0 ${name}`, `:: ${name}`]), ''].join(
    '\n',
  )
}

function headOf(kind: BlockListKind, channels: string): string[] {
  const uses: Readonly<Record<BlockListKind, string>> = {
    rpz: 'Response policy zone: names that do not exist any more, with all below them.',
    hosts: 'Hosts that lead nowhere. Such a list names each host; what is not in it stays open.',
    squid: 'For Squid: acl shadow dstdomain "THIS FILE", then http_access deny shadow.',
  }
  return [
    uses[kind],
    `Channels: ${channels}.`,
    `Domains: ${DOMAINS_SOURCE}, Copyright (c) 2018-2019 V2Ray, under the MIT License; and some of Chancery (Apache-2.0).`,
    'The licence allows every use, and asks that this note stays: https://github.com/v2fly/domain-list-community.',
  ]
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** Without names that another one covers; Squid complains of them. */
function withoutCovered(domains: readonly string[]): string[] {
  return domains.filter((domain) => !domains.some((other) => other !== domain && isBelow(domain, other)))
}

/** Names from logs come from anybody; only what a host can be called gets into a file that a resolver reads. */
function isHostName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?$/.test(name) && !name.includes('..')
}
