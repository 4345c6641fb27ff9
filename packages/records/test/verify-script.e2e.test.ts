import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { base64url } from '@chancery/base'
import {
  createGroup,
  deleteMessage,
  editMessage,
  findPerson,
  listMessages,
  pinMessage,
  proveMessage,
  react,
  setPortrait,
  synchronize,
  vote,
  writeLetter,
} from '@chancery/client'
import type { Content } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import { verifyBundle } from '@chancery/records'
import { openOffice } from '@chancery/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeManifest } from '../src/bundle/manifest.ts'
import type { Files, Scene } from './scenes.ts'
import { HINDI, hide, playScene } from './scenes.ts'
import { tamper, tamperings } from './tampering.ts'
import { forged, steal } from './theft.ts'

const script = join(import.meta.dirname, '../verify.sh')
const hasTools = !(process.env['CHANCERY_WITHOUT'] ?? '').split(',').includes('openssl')

interface Run {
  readonly code: number | null
  readonly output: string
}

/** Lays the files into a fresh folder and runs the published script on it. */
async function runScript(files: Files, key?: Uint8Array): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bundle-'))
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes)
    }
    return await run('bash', [script, folder, ...(key === undefined ? [] : [base64url(key)])])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args)
    let output = ''
    child.stdout.on('data', (data) => (output += String(data)))
    child.stderr.on('data', (data) => (output += String(data)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** The first bytes of a WebP of 96 by 96 pixels, and something behind. */
const portrait = new Uint8Array(900).fill(7)
portrait.set(new TextEncoder().encode('RIFF'))
portrait.set(new TextEncoder().encode('WEBPVP8 '), 8)
portrait.set([0x9d, 0x01, 0x2a, 96, 0, 96, 0], 23)

const exitCodes = { verified: 0, failed: 1, unchecked: 3 } as const

describe.runIf(hasTools)('verify.sh, with bash, openssl, and coreutils alone,', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await playScene()
  })

  it('verifies what the program verifies, and shows the text', async () => {
    for (const bundle of [scene.one, scene.long, scene.beforeRevocation, scene.elsewhere]) {
      const { code, output } = await runScript(bundle)
      expect({ code, output }).toMatchObject({ code: 0 })
      expect(output).not.toMatch(/FAIL|\?     |line [0-9]+:/)
      expect(output).toContain('open  compare the organization')
    }
    expect((await runScript(scene.one)).output).toContain(JSON.stringify(HINDI).slice(1, -1))
  })

  it('knows the organization by its key', async () => {
    expect((await runScript(scene.one, scene.organization)).output).toContain('the organization that you trust')
    expect(await runScript(scene.elsewhere, scene.organization)).toMatchObject({ code: 1 })
  })

  it('verifies a change that travelled by itself', async () => {
    await using office = await openOffice()
    await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await createGroup(office.carol.engine, 'Loans "1"', [findPerson(office.carol.engine, 'Alice')])
    const [founding] = await listMessages(office.carol.engine)
    const bundle = await proveMessage(office.carol.engine, (founding as NonNullable<typeof founding>).id)
    expect((await verifyBundle(bundle)).status).toBe('verified')
    expect(await runScript(bundle)).toMatchObject({ code: 0 })
  })

  it('verifies whatever a text can hold, and every act, and says what was done', async () => {
    await using office = await openOffice()
    const { engine } = office.carol
    await office.enrol('Alice')
    await synchronize(engine)
    const conversation = await createGroup(engine, 'Loans', [findPerson(engine, 'Alice')])
    const to = { kind: 'conversation', conversation } as const
    const preview = Uint8Array.from({ length: 5000 }, (_, at) => at % 251)
    const vault = { key: base64url(preview.slice(0, 32)), hash: base64url(preview.slice(32, 64)), isIndex: true }
    const photo = {
      kind: 'photo',
      type: 'image/webp',
      size: 5,
      name: 'a "b",\\',
      description: 'नदी, "c":"x","d":"',
      width: 4,
      height: 3,
      preview,
      vault,
    } as const
    const voice = {
      kind: 'voice',
      type: 'audio/webm',
      size: 5,
      seconds: 9,
      waveform: preview.slice(0, 64),
      vault,
    } as const
    const said: Content[] = [
      {
        text: '@Alice @all',
        mentions: [
          { at: 0, length: 6, person: engine.account.person },
          { at: 7, length: 4, person: 'all' },
        ],
      },
      { text: '","k":"x","o":"', attachment: photo, isForwarded: true },
      { text: '', attachment: voice },
      { text: '', card: { kind: 'person', person: engine.account.person } },
      { text: '', card: { kind: 'contact', name: 'Meera "M"', phone: '+91 1', email: 'm@example.org' } },
      { text: '', card: { kind: 'place', latitude: -28.5, longitude: 77.25, label: 'Branch' } },
      { text: 'Lunch?', poll: { options: ['","x":1', 'दो बजे', 'c'], isMultiple: true } },
    ]
    await setPortrait(engine, portrait)
    for (const [at, content] of said.entries()) await writeLetter(engine, { to, tag: String(at), ...content })
    await synchronize(engine)
    const messages = await listMessages(engine)
    const [text, poll] = ['0', '6'].map((tag) => messages.find((one) => one.tag === tag)?.id as MessageId)
    await setPortrait(engine)
    await editMessage(engine, text as MessageId, 'Bob, "then"', [{ at: 0, length: 3, person: engine.account.person }])
    await react(engine, text as MessageId, '🙏🏽')
    await react(engine, text as MessageId)
    await pinMessage(engine, text as MessageId, true)
    await pinMessage(engine, text as MessageId, false)
    await vote(engine, poll as MessageId, [0, 2])
    await deleteMessage(engine, text as MessageId)
    await synchronize(engine)
    const outputs: string[] = []
    for (const [id] of await office.carol.store.entries('evidence')) {
      const bundle = await proveMessage(engine, id as MessageId)
      expect((await verifyBundle(bundle)).status).toBe('verified')
      const { code, output } = await runScript(bundle)
      expect({ code, output }).toMatchObject({ code: 0 })
      outputs.push(output)
    }
    // The portrait rode behind the texts, and that it was taken away behind the acts.
    expect(outputs).toHaveLength(1 + said.length + 7 + 2)
    expect(outputs.join('\n')).toMatch(/portrait +900 bytes, SHA-256 [0-9a-f]{64}/)
    expect(outputs.join('\n')).toMatch(/portrait +taken away/)
    for (const words of [
      'deletes for everyone',
      'puts this text in the place',
      'reacts',
      'takes back',
      'pins',
      'votes',
    ])
      expect(outputs.join('\n')).toMatch(new RegExp(`act +${words}.* message ${words === 'votes' ? poll : text}`))
    expect(outputs.join('\n')).toMatch(/file, SHA-256 +[0-9a-f]{64}/)
    expect(outputs.join('\n')).toMatch(/described as +नदी, /)
  }, 120_000)

  it('cannot check what the program cannot check', async () => {
    const { besideRevocation, beforeRevocation } = scene
    for (const bundle of [besideRevocation, hide(besideRevocation, 'revocation'), hide(beforeRevocation, 'record')]) {
      expect((await verifyBundle(bundle)).status).toBe('unchecked')
      expect(await runScript(bundle)).toMatchObject({ code: 3 })
    }
  })

  it.each(tamperings)('fails, as the program does, when $what', async (tampering) => {
    const files = await tamper(scene, tampering)
    const { status } = await verifyBundle(files)
    const { code, output } = await runScript(files)
    expect({ status, output }).toMatchObject({ status: 'failed' })
    expect({ code, output }).toMatchObject({ code: exitCodes.failed })
    expect(output).toContain('FAIL  ')
    expect(output).not.toMatch(/line [0-9]+:/)
  })

  it('agrees with the program on a text that was signed after its device was revoked', async () => {
    const theft = await steal()
    const failed = await forged(theft, 1, 2, theft.late)
    const unchecked = await forged(theft, 0, 2, theft.late)
    const open = await forged(theft, 0, undefined, theft.early)
    for (const bundle of [failed, unchecked, open]) {
      const { status } = await verifyBundle(bundle)
      expect(await runScript(bundle)).toMatchObject({ code: exitCodes[status] })
    }
    expect((await runScript(open)).output).toContain('open  the bundle shows no anchor after the message')
  })

  it('agrees with the program on a changed byte in any file', async () => {
    for (const [index, path] of [...scene.one.keys()].entries()) {
      if (path === 'manifest-sha256.txt') continue
      const files: Files = new Map(scene.one)
      const bytes = (files.get(path) as Uint8Array).slice()
      const at = (index * 7919) % bytes.length
      bytes[at] = (bytes[at] as number) ^ (index % 2 === 0 ? 1 : 32)
      files.set(path, bytes)
      files.set('manifest-sha256.txt', makeManifest(files))
      const { status } = await verifyBundle(files)
      const { code, output } = await runScript(files)
      expect({ path, at, code, output }).toMatchObject({ code: exitCodes[status] })
    }
  }, 600_000)

  it('refuses to be used wrongly', async () => {
    expect(await run('bash', [script])).toMatchObject({ code: 2 })
    expect(await run('bash', [script, '/nonexistent'])).toMatchObject({ code: 2 })
  })
})
