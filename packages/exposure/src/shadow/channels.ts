import { CHANNEL_DOMAINS } from './channel-domains.ts'

/** What a channel is mainly for. */
export type ChannelGroup = 'messenger' | 'meetings' | 'files' | 'mail' | 'remote control'

/** A way by which words or files can leave an organization. */
export interface Channel {
  readonly id: string
  readonly name: string
  readonly group: ChannelGroup
  /** `=` stands before a name that is meant without those below it. */
  readonly domains: readonly string[]
}

function listed(id: keyof typeof CHANNEL_DOMAINS, name: string, group: ChannelGroup): Channel {
  return { id, name, group, domains: CHANNEL_DOMAINS[id].trim().split(/\s+/) }
}

function own(id: string, name: string, domains: readonly string[]): Channel {
  return { id, name, group: 'messenger', domains }
}

/** Every channel that is known. The last ones are in no public list; their main domains are ours. */
export const CHANNELS: readonly Channel[] = [
  listed('whatsapp', 'WhatsApp', 'messenger'),
  listed('telegram', 'Telegram', 'messenger'),
  listed('signal', 'Signal', 'messenger'),
  listed('viber', 'Viber', 'messenger'),
  listed('messenger', 'Messenger', 'messenger'),
  listed('discord', 'Discord', 'messenger'),
  listed('line', 'LINE', 'messenger'),
  listed('kakao', 'KakaoTalk', 'messenger'),
  listed('snap', 'Snapchat', 'messenger'),
  listed('matrix', 'Matrix', 'messenger'),
  listed('keybase', 'Keybase', 'messenger'),
  listed('nicegram', 'Nicegram', 'messenger'),
  listed('clubhouse', 'Clubhouse', 'messenger'),
  listed('slack', 'Slack', 'messenger'),
  listed('zoom', 'Zoom', 'meetings'),
  listed('zoho', 'Zoho', 'files'),
  listed('dropbox', 'Dropbox', 'files'),
  listed('mega', 'MEGA', 'files'),
  listed('onedrive', 'OneDrive', 'files'),
  listed('terabox', 'TeraBox', 'files'),
  listed('pastebin', 'Pastebin', 'files'),
  listed('protonmail', 'Proton Mail', 'mail'),
  listed('tutanota', 'Tuta', 'mail'),
  listed('mailcom', 'mail.com', 'mail'),
  listed('temp-mail', 'Temp Mail', 'mail'),
  listed('teamviewer', 'TeamViewer', 'remote control'),
  own('arattai', 'Arattai', ['arattai.in']),
  own('imo', 'imo', ['imo.im']),
  own('threema', 'Threema', ['threema.ch']),
  own('wire', 'Wire', ['wire.com']),
  own('wechat', 'WeChat', ['wechat.com', 'weixin.qq.com', 'wx.qq.com']),
  own('session', 'Session', ['getsession.org']),
  own('simplex', 'SimpleX', ['simplex.im']),
]

/** What names below an organization's own resolver are for: names of resolvers that answer over HTTPS or TLS, for anybody. */
const HIDDEN_RESOLVERS = [
  'cloudflare-dns.com',
  'dns.cloudflare.com',
  'one.one.one.one',
  'dns.google',
  'dns.google.com',
  'dns64.dns.google',
  'dns.quad9.net',
  'dns9.quad9.net',
  'dns10.quad9.net',
  'dns11.quad9.net',
  'doh.opendns.com',
  'doh.familyshield.opendns.com',
  'dns.opendns.com',
  'dns.umbrella.com',
  'dns.adguard.com',
  'dns.adguard-dns.com',
  'dns.nextdns.io',
  'doh.cleanbrowsing.org',
  'freedns.controld.com',
  'dns.controld.com',
  'dns.mullvad.net',
  'doh.mullvad.net',
  'rethinkdns.com',
  'doh.dns.apple.com',
  'mask.icloud.com',
  'mask-h2.icloud.com',
  'doh.dns.sb',
  'doh.pub',
  'dns.alidns.com',
  'doh.360.cn',
  'ordns.he.net',
  'doh.applied-privacy.net',
  'dns.digitale-gesellschaft.ch',
  'wikimedia-dns.org',
  'dns.surfsharkdns.com',
  'doh.libredns.gr',
  'dns0.eu',
  'joindns4.eu',
  'common.dot.dns.yandex.net',
]

/** What a name of a host stands for: a channel, or a resolver that hides what is asked of it. */
export type HostMeaning = { readonly kind: 'channel'; readonly channel: Channel } | { readonly kind: 'hidden resolver' }

const exact = new Map<string, HostMeaning>()
const suffixes = new Map<string, HostMeaning>()
for (const channel of CHANNELS)
  for (const domain of channel.domains)
    if (domain.startsWith('=')) exact.set(domain.slice(1), { kind: 'channel', channel })
    else suffixes.set(domain, { kind: 'channel', channel })
for (const domain of HIDDEN_RESOLVERS) suffixes.set(domain, { kind: 'hidden resolver' })

/** RFC 1035, 2.3.4. */
const LONGEST_NAME = 255

/** What a host is, by its name or by the longest known domain above it; undefined for every other host. */
export function meaningOf(host: string): HostMeaning | undefined {
  const found = exact.get(host)
  if (found !== undefined) return found
  if (host.length > LONGEST_NAME) return undefined
  for (let name = host; ;) {
    const meaning = suffixes.get(name)
    const dot = name.indexOf('.')
    if (meaning !== undefined || dot < 0) return meaning
    name = name.slice(dot + 1)
  }
}
