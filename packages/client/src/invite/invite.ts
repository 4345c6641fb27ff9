import { base64url, randomBytes } from '@chancery/base'
import type { Signer } from '@chancery/crypto'
import { signerFromSeed } from '@chancery/crypto'
import { devicesOf } from '@chancery/crypto/public'
import type { InvitationDocument, InviteLink, PersonId, Role } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { expectOwnDevice } from '../history/history-records.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { handOver } from '../register/hand-over.ts'

/** Whom an administrator invites. What is left out, the person says for themselves. */
export interface InvitationTerms {
  readonly name?: string
  readonly office?: string
  readonly role?: Role
  /** 14 when left out. */
  readonly days?: number
}

/** How long an invitation holds when nothing is said. */
export const DEFAULT_DAYS = 14
const DAY_SECONDS = 86_400

/**
 * A link by which one person can enrol, once, without anybody else being online. Throws `client/not-administrator` on a
 * device that does not hold the organization's key.
 */
export function invitePerson(engine: Engine, terms: InvitationTerms = {}): Promise<InviteLink> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const { organizationSeed } = engine.account
    if (organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can invite people. Ask one of them')
    await handOver(engine)
    return invite(engine, terms, signerFromSeed(organizationSeed))
  })
}

/**
 * A link by which somebody who has no device any more can enrol one as the same person. The lost devices are revoked before.
 * Throws `client/not-administrator`, and `client/not-allowed` as long as one of theirs counts: with that one they invite their
 * new device themselves.
 */
export function inviteAgain(engine: Engine, person: PersonId): Promise<InviteLink> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const { account, roster } = engine
    if (account.organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can invite people. Ask one of them')
    if (devicesOf(roster, person).length > 0)
      throw clientError('client/not-allowed', 'This person has a device that counts. Remove the lost ones first')
    await handOver(engine)
    const role = roster.people[person]?.role ?? 'member'
    const link = await invite(engine, { role }, signerFromSeed(account.organizationSeed), person)
    // A secret of its own: what the lost devices shared is with whoever has them.
    return { ...link, further: { person, secret: randomBytes(32) } }
  })
}

/** A link by which the owner of this device can enrol a further device of theirs. */
export function inviteOwnDevice(engine: Engine): Promise<InviteLink> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const own = engine.roster.people[engine.account.person]
    const link = await invite(engine, { role: own?.role ?? 'member' }, undefined, engine.account.person)
    // Before anybody has the link: whoever comes with it gets the history from here.
    await expectOwnDevice(engine, base64url(signerFromSeed(link.seed).publicKey))
    return { ...link, further: { person: engine.account.person, secret: engine.account.secrets.personSecret } }
  })
}

async function invite(
  engine: Engine,
  terms: InvitationTerms,
  admission: Signer | undefined,
  person?: PersonId,
): Promise<InviteLink> {
  const { account, api, keys, register, board } = engine
  const seed = randomBytes(32)
  const key = base64url(signerFromSeed(seed).publicKey)
  const expires = engine.now() + (terms.days ?? DEFAULT_DAYS) * DAY_SECONDS
  const document: InvitationDocument = {
    kind: 'invitation',
    by: keys.device,
    key,
    expires,
    role: terms.role ?? 'member',
    ...(terms.name === undefined ? {} : { name: terms.name }),
    ...(terms.office === undefined ? {} : { office: terms.office }),
    ...(person === undefined ? {} : { person }),
  }
  const { directoryKey } = account
  const entry = { kind: 'invitation', key, expires } as const
  const request = await prepareEntry({
    entry,
    document,
    issuer: keys.signer,
    directoryKey,
    ...(admission === undefined ? {} : { admission }),
  })
  await api.append(request, admission === undefined)
  return {
    kind: 'invite',
    server: account.server,
    seed,
    organization: account.organization,
    directoryKey,
    register: { size: register.size, root: register.root() },
    board: { size: board.size, root: board.root() },
  }
}
