/** What a channel is used for, as far as the name of a host tells. `other` is anything else of the channel. */
export type UseKind = 'chat' | 'media' | 'calls' | 'desktop' | 'invitation' | 'other'

export const USE_KINDS: readonly UseKind[] = ['chat', 'media', 'calls', 'desktop', 'invitation', 'other']

/** Names that tell by themselves, in the order in which they are tried: the whole host, and those below it. */
const BY_CHANNEL: Readonly<Record<string, readonly (readonly [UseKind, RegExp])[]>> = {
  whatsapp: [
    ['invitation', /^(?:chat|call)\.whatsapp\.com$|^(?:[\w-]+\.)?wa\.me$|^(?:api|invite)\.whatsapp\.com$/],
    ['desktop', /(?:^|\.)web\.whatsapp\.com$|^w\d*\.web\.whatsapp\.com$/],
    ['media', /^(?:mmg|media|mms|pps|static|scontent)\b|\.(?:cdn|fna)\.whatsapp\.net$|^[\w-]*fna\./],
    ['calls', /^(?:voip|stun|turn|relay|call)\b/],
    ['chat', /^(?:e\d{1,2}|g|v|c|d|chatd?|gateway|mqtt[\w-]*)\.whatsapp\.(?:net|com)$/],
  ],
  telegram: [
    ['invitation', /(?:^|\.)(?:t|telegram)\.me$|(?:^|\.)telegram\.dog$|(?:^|\.)tx\.me$/],
    ['desktop', /(?:^|\.)web[akz]?\.telegram\.org$|(?:^|\.)tdesktop\.com$|^(?:td|updates)\.telegram\.org$/],
    ['media', /(?:^|\.)(?:cdn-telegram\.org|telegram-cdn\.org|telesco\.pe|telegra\.ph)$/],
  ],
  signal: [
    ['invitation', /(?:^|\.)signal\.(?:group|link|me)$/],
    ['calls', /(?:^|\.)(?:voip|sfu|turn\d*)\.|^calls\./],
    ['media', /^(?:cdn\d*|cdsi?|storage)\./],
    ['desktop', /^updates\d*\./],
    ['chat', /^(?:chat|textsecure-service[\w-]*|grpc\.chat)\./],
  ],
  discord: [
    ['chat', /^gateway[\w-]*\.discord\.gg$/],
    ['calls', /(?:^|\.)discord\.media$/],
    ['invitation', /(?:^|\.)discord\.gg$/],
    ['media', /^(?:cdn|media|images[\w-]*)\.|(?:^|\.)discordcdn\.com$|^discord-attachments-/],
  ],
  messenger: [
    ['invitation', /(?:^|\.)m\.me$/],
    ['chat', /^(?:edge-chat|chat-e2ee[\w-]*|gateway)\./],
  ],
  line: [
    ['invitation', /(?:^|\.)lin\.ee$/],
    ['media', /^(?:obs[\w-]*)\.|(?:^|\.)line-(?:s)?cdn\.net$/],
    ['chat', /^(?:gd2|gf|legy[\w-]*|gw)\./],
  ],
  slack: [
    ['chat', /^wss-|^(?:edgeapi|slackb)\b/],
    ['media', /(?:^|\.)slack-(?:files|imgs)\.com$|^files\./],
    ['desktop', /^app\.slack\.com$|^downloads\./],
  ],
}

/** What such labels mean wherever they stand before a channel's domain. */
const BY_LABEL: readonly (readonly [UseKind, RegExp])[] = [
  ['calls', /(?:^|\.)(?:calls?|voip|stun|turn|sfu|rtc|webrtc)\d*[.-]/],
  ['media', /(?:^|\.)(?:cdn|media|mms|files?|uploads?|downloads?|dl|images?|img|photos?|video|obs|content)\d*[.-]/],
  ['desktop', /(?:^|\.)(?:web|desktop)\d*\./],
  ['invitation', /(?:^|\.)(?:invites?|join)\./],
  ['chat', /(?:^|\.)(?:chat|chatd|im|msg|messages|ws|wss|mqtt|gateway|gw|push)\d*[.-]/],
]

/** What a host of a messenger is used for. Of other channels nothing is told, since the names of their hosts tell nothing. */
export function useOf(host: string, { id, group }: { readonly id: string; readonly group: string }): UseKind {
  if (group !== 'messenger') return 'other'
  const rules = [...(BY_CHANNEL[id] ?? []), ...BY_LABEL]
  return rules.find(([, pattern]) => pattern.test(host))?.[0] ?? 'other'
}
