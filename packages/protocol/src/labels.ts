import { utf8 } from '@chancery/base'

/**
 * Every label that separates one use of a key from another (docs/spec/1-cell.md, section "Labels"). A label is never
 * reused for a second meaning and never built from input.
 */
export const labels = {
  dayKey: utf8('chancery/v1 day key'),
  nextDay: utf8('chancery/v1 next day'),
  tag: utf8('chancery/v1 tag'),
  cell: utf8('chancery/v1 cell'),
  message: utf8('chancery/v1 message'),
  encrypt: utf8('chancery/v1 encrypt'),
  authenticate: utf8('chancery/v1 authenticate'),
  intro: utf8('chancery/v1 intro'),
  entry: utf8('chancery/v1 entry'),
  handover: utf8('chancery/v1 handover'),
  device: utf8('chancery/v1 device'),
  person: utf8('chancery/v1 person'),
  directorySlot: utf8('chancery/v1 directory slot'),
  revoke: utf8('chancery/v1 revoke'),
  storageKey: utf8('chancery/v1 storage key'),
  pinLock: utf8('chancery/v1 pin lock'),
  barePinLock: utf8('chancery/v1 bare pin lock'),
  passkeyLock: utf8('chancery/v1 passkey lock'),
  passphraseLock: utf8('chancery/v1 passphrase lock'),
  parcel: utf8('chancery/v1 parcel'),
  backupPlace: utf8('chancery/v1 backup place'),
  backupKey: utf8('chancery/v1 backup key'),
  recoveryCode: utf8('chancery/v1 recovery code'),
} as const

/** DSSE payload types: what a signature is over, so that a signature made for one purpose never passes for another. */
export const payloadTypes = {
  statement: 'application/vnd.chancery.statement+json',
  register: 'application/vnd.chancery.register+json',
  possession: 'application/vnd.chancery.possession',
  admission: 'application/vnd.chancery.admission+json',
  session: 'application/vnd.chancery.session',
  history: 'application/vnd.chancery.history+json',
  backup: 'application/vnd.chancery.backup',
} as const
