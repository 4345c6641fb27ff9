import type { LogFacts } from './log-file.ts'
import type { ShadowUse } from './usage.ts'

/** Something that such logs cannot show. */
export interface BlindSpot {
  readonly code: string
  readonly text: string
}

/** What a report must say it has not seen, with what points to it in these logs. */
export function blindSpots({ hidden, isCut }: ShadowUse, files: readonly LogFacts[]): BlindSpot[] {
  const hosts = hidden.slice(0, 5).map(({ host, clientHours }) => `${host} (${clientHours})`)
  const more = hidden.length > 5 ? `, and ${hidden.length - 5} more` : ''
  const seen =
    hidden.length === 0
      ? 'No such resolver is seen in these logs.'
      : `Such resolvers are seen in these logs, with the hours in which devices asked them: ${hosts.join(', ')}${more}.`
  const isDns = files.some(({ format }) => format !== undefined && format !== 'squid')
  const isProxy = files.some(({ format }) => format === 'squid')
  return [
    { code: 'doh', text: `Devices that ask a resolver over HTTPS or TLS (DoH, DoT) are missing. ${seen}` },
    { code: 'mobile-data', text: 'Phones on mobile data, and computers behind them, are missing.' },
    { code: 'nat', text: 'Devices behind one address (NAT, guest Wi-Fi) count as one.' },
    ...(isDns ? [{ code: 'cache', text: 'Devices remember answers for a while, so hours count, not messages.' }] : []),
    ...(isDns
      ? [{ code: 'addresses', text: 'Apps that connect to an address without a name, as Telegram does, show little.' }]
      : []),
    ...(isProxy
      ? [{ code: 'past-proxy', text: 'What does not go through the proxy, such as calls, is missing.' }]
      : []),
    { code: 'content', text: 'Who wrote what to whom cannot be seen, nor whether it was work.' },
    ...(files.some(({ isYearAssumed }) => isYearAssumed)
      ? [
          {
            code: 'year',
            text: 'A log names no year: the latest one was taken that its file allows; --year names another.',
          },
        ]
      : []),
    ...(isCut
      ? [{ code: 'cut', text: 'There was more than could be held: each number is the least that it can be.' }]
      : []),
  ]
}
