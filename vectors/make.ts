// Writes cell.json, statement.json, register.json, and envelope.json from fixed inputs: `node_modules/.bin/node vectors/make.ts`.
// Tests hold the code to the files. Run it only when the wire form changes on purpose, together with docs/spec/.
import { writeFileSync } from 'node:fs'
import { x25519 } from '@noble/curves/ed25519.js'
import { base64url, concatBytes, dssePae, hex, hkdfExpand, sha256, utf8 } from '../packages/base/src/index.ts'
import { deriveCellKeys, messageKeyOf } from '../packages/crypto/src/cell/cell-keys.ts'
import { advanceDay, dayKeyAt } from '../packages/crypto/src/cell/day-chain.ts'
import { makeTag } from '../packages/crypto/src/cell/tag.ts'
import { signDocument, signerFromSeed } from '../packages/crypto/src/device/signer.ts'
import { revocationSigner } from '../packages/crypto/src/device/device-keys.ts'
import { possessionMessage } from '../packages/crypto/src/public/possession.ts'
import { commitmentOf } from '../packages/crypto/src/public/register-opening.ts'
import { seal } from '../packages/crypto/src/public/sealed.ts'
import { entryKeyOf } from '../packages/crypto/src/register/sealed-entry.ts'
import { encapsulateWith } from '../packages/ohttp/src/encapsulate.ts'
import { requestInfo } from '../packages/ohttp/src/header.ts'
import { encodeKeyConfig, openGatewayKey } from '../packages/ohttp/src/index.ts'
import type { GatewayKey } from '../packages/ohttp/src/index.ts'
import { exportResponseSecret, sealResponse } from '../packages/ohttp/src/response.ts'
import { DEFAULT_ALGORITHMS, suiteOf } from '../packages/ohttp/src/suite.ts'
import {
  INTRO_TAG_KEY,
  deviceIdOf,
  encodeAnchor,
  encodeEnvelopeAnswer,
  encodeEnvelopeRequest,
  encodeFragment,
  encodeRegisterDocument,
  encodeRegisterEntry,
  encodeSignedDocument,
  encodeStatement,
  encodeSubmission,
  messageIdOf,
  payloadTypes,
  personIdOf,
  splitMessage,
} from '../packages/protocol/src/index.ts'
import type {
  ConversationId,
  EnvelopeAnswer,
  EnvelopeRequest,
  MessageId,
  RegisterDocument,
  RegisterEntry,
  RegisterSubmission,
  Statement,
} from '../packages/protocol/src/index.ts'

/** `length` bytes that look random and are always the same. */
const fixed = (name: string, length: number): Uint8Array => hkdfExpand(sha256(utf8('chancery test vectors')), utf8(name), length)
const alice = signerFromSeed(fixed('alice', 32))
const write = (file: string, value: unknown): void =>
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(value, undefined, 2)}\n`)

// ---- cell.json -------------------------------------------------------------------------------------------------

const epochSecret = fixed('epoch secret', 32)
const chain = { day: 20_779, secret: epochSecret }
const days = [0, 1, 2].map((later) => {
  const day = chain.day + later
  const dayKey = dayKeyAt(chain, day) as Uint8Array
  const { tagKey, cellKey } = deriveCellKeys(dayKey)
  return {
    day,
    secret: hex(advanceDay(chain, day).secret),
    dayKey: hex(dayKey),
    tagKey: hex(tagKey),
    cellKey: hex(cellKey),
  }
})

const keys = deriveCellKeys(dayKeyAt(chain, chain.day) as Uint8Array)
const message = fixed('message', 2000)
const cells = splitMessage('commit', message).map((fragment) => {
  const nonce = fixed(`nonce ${fragment.index}`, 8)
  const messageKey = messageKeyOf(keys, nonce)
  const plaintext = encodeFragment(fragment)
  const tag = makeTag(keys.tagKey, nonce)
  return {
    index: fragment.index,
    nonce: hex(nonce),
    messageKey: hex(messageKey),
    plaintext: hex(plaintext),
    cell: hex(concatBytes(tag, seal(messageKey, nonce, plaintext))),
  }
})
const short = splitMessage('statement', utf8('नमस्ते'))[0]!
const registerCheckpoint = 'chancery/0011223344556677/register\n3\nq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\n\n— test\n'

write('cell.json', {
  about: 'docs/spec/1-cell.md and docs/spec/5-rounds-and-anchors.md. Bytes are hexadecimal.',
  epochSecret: hex(epochSecret),
  days,
  message: { kind: 'commit', bytes: hex(message), id: messageIdOf(message), cells },
  shortPlaintext: { kind: 'statement', text: 'नमस्ते', plaintext: hex(encodeFragment(short)) },
  introTagKey: hex(INTRO_TAG_KEY),
  introTag: hex(makeTag(INTRO_TAG_KEY, fixed('intro nonce', 8))),
  anchor: {
    time: 1_795_305_600,
    registerCheckpoint,
    cell: hex(encodeAnchor({ time: 1_795_305_600, registerCheckpoint })),
  },
})

// ---- statement.json --------------------------------------------------------------------------------------------

const id = <Id>(name: string): Id => base64url(fixed(name, 16)) as Id
const common = {
  c: id<ConversationId>('conversation'),
  d: deviceIdOf(alice.publicKey),
  r: [1200, 1180] as [number, number],
  s: [1234, base64url(fixed('root', 32))] as [number, string],
  t: [1_795_305_600, 330] as [number, number],
}
const previous = { p: id<MessageId>('previous') }
const statements: Record<string, Statement> = {
  text: { ...common, ...previous, k: 't', m: 'कल सुबह शाखा में मिलते हैं। “10:30”', q: id<MessageId>('answered') },
  'first text': { c: common.c, d: common.d, s: common.s, t: common.t, k: 't', m: 'Hello' },
  mentions: {
    ...common,
    ...previous,
    k: 't',
    m: '@मीरा और @Bob 👍 देखिए',
    n: [
      [0, 5, id('person 1')],
      [9, 4, id('person 2')],
    ],
  },
  change: {
    ...common,
    ...previous,
    k: 'c',
    add: [id('device 1')],
    remove: [id('device 2')],
    name: 'Loans',
    admins: [id('person 1')],
  },
  leave: { ...common, ...previous, k: 'l', e: 7 },
  rejoin: { ...common, ...previous, k: 'j', e: 7 },
  'photo with a caption': {
    ...common,
    ...previous,
    k: 't',
    m: 'शाखा के सामने',
    a: {
      y: 'p',
      t: 'image/webp',
      z: 1_234_567,
      n: 'front.webp',
      w: [1600, 1200],
      i: base64url(fixed('preview', 48)),
      k: base64url(fixed('file key', 32)),
      h: base64url(fixed('file hash', 32)),
      x: 1,
    },
  },
  'voice note': {
    ...common,
    ...previous,
    k: 't',
    m: '',
    a: {
      y: 'v',
      t: 'audio/webm',
      z: 54_321,
      s: 12,
      l: base64url(fixed('waveform', 64)),
      k: base64url(fixed('file key', 32)),
      h: base64url(fixed('file hash', 32)),
    },
  },
  'card of a colleague': { ...common, ...previous, k: 't', m: '', b: { p: id('person 1') } },
  'card of somebody else': { ...common, ...previous, k: 't', m: '', b: { n: 'Meera', t: '+91 98765 43210', e: 'm@example.org' } },
  place: { ...common, ...previous, k: 't', m: '', b: { g: [28_613_900, 77_209_000], n: 'Branch' } },
  poll: { ...common, ...previous, k: 't', m: 'Lunch?', v: { o: ['12:30', '13:00', 'दो बजे'], x: 1 } },
  'forwarded text': { ...common, ...previous, k: 't', f: 1, m: 'Hello' },
  'mention of everybody': { ...common, ...previous, k: 't', m: '@all', n: [[0, 4, 'all']] },
  'text of somebody who has listened': { ...common, ...previous, k: 't', h: [id('voice 1'), id('voice 2')], m: 'Yes' },
  edit: { ...common, ...previous, k: 'e', o: id('target'), m: 'Hello @Bob', n: [[6, 4, id('person 2')]] },
  deletion: { ...common, ...previous, k: 'x', o: id('target') },
  reaction: { ...common, ...previous, k: 'r', o: id('target'), m: '🙏🏽' },
  'reaction taken back': { ...common, ...previous, k: 'r', o: id('target') },
  pin: { ...common, ...previous, k: 'p', o: id('target') },
  unpin: { ...common, ...previous, k: 'p', o: id('target'), u: 1 },
  vote: { ...common, ...previous, k: 'v', o: id('target'), v: [0, 2] },
  'change of description, picture, and who may write': {
    ...common,
    ...previous,
    k: 'c',
    about: 'ऋण, and what comes with it',
    picture: base64url(fixed('picture', 48)),
    posting: 'admins',
  },
}
const json = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
write('statement.json', {
  about: 'docs/spec/2-statement.md. Bytes are hexadecimal; `json` is the exact text that is signed, in UTF-8.',
  payloadType: payloadTypes.statement,
  seed: hex(fixed('alice', 32)),
  publicKey: hex(alice.publicKey),
  device: deviceIdOf(alice.publicKey),
  statements: await Promise.all(
    Object.entries(statements).map(async ([name, statement]) => {
      const bytes = encodeStatement(statement)
      const document = encodeSignedDocument(await signDocument(payloadTypes.statement, bytes, alice))
      return {
        name,
        json: json(bytes),
        pae: hex(dssePae(payloadTypes.statement, bytes)),
        document: hex(document),
        id: messageIdOf(document),
      }
    }),
  ),
  notStatements: [
    ['a space behind it', `${json(encodeStatement(statements['first text']!))} `],
    ['members in another order', '{"k":"t","c":"AAAAAAAAAAAAAAAAAAAAAA"}'],
    ['an unknown member', json(encodeStatement(statements['first text']!)).replace('"k":"t"', '"k":"t","l":1')],
    ['an unknown kind', json(encodeStatement(statements['first text']!)).replace('"k":"t"', '"k":"z"')],
    ['an id in a second spelling', '{"c":"AAAAAAAAAAAAAAAAAAAAAB","d":"AAAAAAAAAAAAAAAAAAAAAA","k":"t","m":"x"}'],
    [
      'a mention beyond the text',
      json(encodeStatement(statements['first text']!)).replace('"m":"Hello"', '"m":"Hello","n":[[4,2,"AAAAAAAAAAAAAAAAAAAAAA"]]'),
    ],
    ['an empty list of mentions', json(encodeStatement(statements['first text']!)).replace('"m":"Hello"', '"m":"Hello","n":[]')],
    ['not an object', '[]'],
    ['an empty text', json(encodeStatement(statements['first text']!)).replace('"m":"Hello"', '"m":""')],
    ['a poll with one option', json(encodeStatement(statements['poll']!)).replace('"12:30","13:00",', '')],
    ['a vote in another order', json(encodeStatement(statements['vote']!)).replace('"v":[0,2]', '"v":[2,0]')],
    ['an act that is about nothing', json(encodeStatement(statements['deletion']!)).replace(/"o":"[^"]*",/, '')],
  ].map(([why, text]) => ({ why: why!, json: text! })),
})

// ---- register.json ---------------------------------------------------------------------------------------------

const organization = signerFromSeed(fixed('organization', 32))
const carol = signerFromSeed(fixed('carol', 32))
const invitation = signerFromSeed(fixed('invitation', 32))
const directoryKey = fixed('directory key', 32)
const key = (bytes: Uint8Array): string => base64url(bytes)
const logs = { board: 'chancery/0011223344556677/board+5ca1ab1e+AQ', register: 'chancery/0011223344556677/register+0ddba11+AQ' }

async function device(name: string, signer: typeof carol, issuer: typeof carol, by: 'organization' | 'invitation') {
  const access = signerFromSeed(fixed(`${name} access`, 32)).publicKey
  const revoke = revocationSigner(fixed(`${name} person secret`, 32), deviceIdOf(signer.publicKey)).publicKey
  const kem = fixed(`${name} kem`, 1216)
  const possession = await signer.sign(possessionMessage({ issuer: issuer.publicKey, access, revoke, kem }))
  return {
    kind: 'device',
    by,
    sign: key(signer.publicKey),
    kem: key(kem),
    access: key(access),
    revoke: key(revoke),
    person: personIdOf(signer.publicKey),
    name,
    label: 'laptop',
    possession: key(possession),
  } as const
}

const carolDevice = await device('Carol', carol, organization, 'organization')
const bobDevice = await device('Bob', signerFromSeed(fixed('bob', 32)), invitation, 'invitation')
const terms = { key: key(invitation.publicKey), expires: 1_796_515_200 }
const names = { key: key(organization.publicKey), ...logs }
const policy = {
  mode: 'standard',
  roundMs: 2000,
  batchMs: 60_000,
  witness: 'audit.example/witness+c0ffee00+BAEC',
  gateway: base64url(fixed('gateway', 45)),
} as const
type Uncommitted = Omit<RegisterSubmission, 'commitment'> & Record<string, unknown>
const story: [string, Uncommitted, RegisterDocument, typeof carol, typeof carol][] = [
  [
    'the organization is founded',
    { kind: 'organization', ...names },
    { kind: 'organization', ...names, name: 'Bank of Examples' },
    organization,
    organization,
  ],
  [
    'its founder’s first device',
    { kind: 'device', access: carolDevice.access, revoke: carolDevice.revoke },
    carolDevice,
    organization,
    organization,
  ],
  [
    'Carol invites Bob',
    { kind: 'invitation', ...terms },
    { kind: 'invitation', by: deviceIdOf(carol.publicKey), ...terms, role: 'member', name: 'Bob', office: 'Loans' },
    carol,
    organization,
  ],
  [
    'Bob’s device certifies itself',
    { kind: 'device', access: bobDevice.access, revoke: bobDevice.revoke, invitation: terms.key },
    bobDevice,
    invitation,
    invitation,
  ],
  [
    'Carol makes Bob an administrator',
    { kind: 'record' },
    { kind: 'role', by: deviceIdOf(carol.publicKey), person: bobDevice.person, role: 'administrator' },
    carol,
    organization,
  ],
  [
    'Carol approves an app',
    { kind: 'app', manifest: key(fixed('app manifest', 32)) },
    { kind: 'app', by: deviceIdOf(carol.publicKey), manifest: key(fixed('app manifest', 32)), version: '1.4.0' },
    carol,
    organization,
  ],
  [
    'Carol sets the policy',
    { kind: 'policy', ...policy },
    { kind: 'policy', by: deviceIdOf(carol.publicKey), ...policy, people: { [bobDevice.person]: 'protected' } },
    carol,
    organization,
  ],
  [
    'Carol revokes Bob’s device',
    { kind: 'revocation', access: bobDevice.access },
    {
      kind: 'revocation',
      by: deviceIdOf(carol.publicKey),
      device: deviceIdOf(signerFromSeed(fixed('bob', 32)).publicKey),
      access: bobDevice.access,
    },
    carol,
    organization,
  ],
]

const time = 1_795_305_600
const entries = []
for (const [index, [name, uncommitted, document, issuer, admitter]] of story.entries()) {
  const bytes = encodeRegisterDocument(document)
  const signed = encodeSignedDocument(await signDocument(payloadTypes.register, bytes, issuer))
  const length = signed.length + 2 <= 1024 ? 1024 : 4096
  const plaintext = new Uint8Array(length)
  plaintext.set([signed.length >> 8, signed.length & 0xff])
  plaintext.set(signed, 2)
  const nonce = fixed(`entry nonce ${index}`, 16)
  const entryKey = entryKeyOf(directoryKey, nonce)
  const opening = concatBytes(fixed(`blinding ${index}`, 32), nonce, seal(entryKey, nonce, plaintext))
  const submission = { ...uncommitted, commitment: key(commitmentOf(opening)) } as RegisterSubmission
  entries.push({
    name,
    leaf: json(encodeRegisterEntry({ ...submission, time: time + index } as RegisterEntry)),
    submission: json(encodeSubmission(submission)),
    admission: hex(await admitter.sign(dssePae(payloadTypes.admission, encodeSubmission(submission)))),
    admissionKey: hex(admitter.publicKey),
    document: json(bytes),
    signed: hex(signed),
    entryKey: hex(entryKey),
    opening: hex(opening),
  })
}

const roster = ['organization', 'certified', 'invitation', 'certified', 'role', 'app', 'policy', 'revoked']
write('register.json', {
  about: 'docs/spec/3-register.md. Entries in log order; `verdicts` is what judging them one by one says.',
  directoryKey: hex(directoryKey),
  entries,
  verdicts: roster,
})

// ---- envelope.json ---------------------------------------------------------------------------------------------

const hpke = suiteOf(DEFAULT_ALGORITHMS)
const pairOf = async (name: string) => {
  const secret = fixed(name, 32)
  const point = x25519.getPublicKey(secret)
  return {
    secret,
    point,
    privateKey: await hpke.kem.deserializePrivateKey(secret.slice()),
    publicKey: await hpke.kem.deserializePublicKey(point.slice()),
  }
}
const gatewayPair = await pairOf('gateway')
const storedKey = concatBytes(Uint8Array.of(7), gatewayPair.secret, gatewayPair.point)
const gatewayKey = (await openGatewayKey(storedKey)) as GatewayKey
const wrongTime = { code: 'api/wrong-time', status: 400, message: 'This envelope is not of now.' }
const sent: [string, EnvelopeRequest, EnvelopeAnswer][] = [
  ['a cell', { date: time, cells: [fixed('cell', 1024)] }, { date: time + 1 }],
  ['a dummy', { date: time, cells: [] }, { date: time + 1 }],
  ['a dummy of yesterday', { date: time - 86_400, cells: [] }, { date: time + 1, refusal: wrongTime }],
]
const envelopes = []
for (const [name, request, answer] of sent) {
  const ephemeral = await pairOf(`ephemeral of ${name}`)
  const encoded = encodeEnvelopeRequest(request)
  const { bytes } = await encapsulateWith(gatewayKey.config, encoded, ephemeral)
  const info = requestInfo(bytes.subarray(0, 7))
  const context = await hpke.createRecipientContext({ recipientKey: gatewayKey.pair, enc: ephemeral.point.slice(), info })
  const secret = await exportResponseSecret(hpke, context, ephemeral.point)
  const responseNonce = fixed(`response nonce of ${name}`, 16)
  envelopes.push({
    name,
    date: request.date,
    cells: request.cells.map(hex),
    request: hex(encoded),
    ephemeralSecret: hex(ephemeral.secret),
    ephemeralPublic: hex(ephemeral.point),
    envelope: hex(bytes),
    answer,
    answerBytes: hex(encodeEnvelopeAnswer(answer)),
    responseNonce: hex(responseNonce),
    sealedAnswer: hex(await sealResponse(secret, encodeEnvelopeAnswer(answer), responseNonce)),
  })
}
write('envelope.json', {
  about: 'docs/spec/10-relay.md. Bytes are hexadecimal, dates Unix time in seconds.',
  gatewayKey: hex(storedKey),
  keyConfig: hex(encodeKeyConfig(gatewayKey.config)),
  envelopes,
})
