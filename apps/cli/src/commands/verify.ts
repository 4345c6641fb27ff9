import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { equalBytes, fromBase64, fromBase64url, fromHex } from '@chancery/base'
import type { AttachmentFacts, BundleFacts, BundleReport, PortraitFacts } from '@chancery/records'
import { verifyBundle } from '@chancery/records'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { exitCodes } from '../exit-code.ts'
import { isoTime } from '../listing/iso-time.ts'
import type { Shell } from '../terminal/shell.ts'

export function verify(command: Command, shell: Shell): void {
  command
    .argument('<folder>', 'the folder of an evidence bundle')
    .option('--organization-key <key>', 'the organization’s public key from elsewhere: 43 characters, or a file (PEM)')
    .action((folder: string, options: { readonly organizationKey?: string }) =>
      run(shell, folder, options.organizationKey),
    )
}

/** Checks a bundle without home, server, and network, and prints one line per check. */
async function run(shell: Shell, folder: string, key: string | undefined): Promise<void> {
  const organizationKey = key === undefined ? undefined : await readKey(key)
  const report = await verifyBundle(await readFiles(folder), organizationKey === undefined ? {} : { organizationKey })
  for (const { name, status, text } of report.checks)
    shell.print({ check: name, status, text }, `${status.padEnd(9)}  ${text}.`)
  if (report.facts !== undefined && !shell.isJson) shell.print({}, describe(report.facts))
  shell.print({ status: report.status, ...report.facts }, conclusion(report))
  const codes = { verified: exitCodes.ok, failed: exitCodes.negative, unchecked: exitCodes.unchecked }
  shell.exitCode = codes[report.status]
}

function describe(facts: BundleFacts): string {
  const {
    organization,
    person,
    office,
    deviceLabel,
    senderTime,
    senderZoneMinutes,
    boardTime,
    position,
    message,
    text,
    attachment,
    act,
    portrait,
  } = facts
  const isChange = [text, act, portrait].every((part) => part === undefined)
  return [
    '',
    `${person}${office === undefined ? '' : `, ${office}`}, at ${organization}, with the device “${deviceLabel}”`,
    `sent it at ${timeText(senderTime, senderZoneMinutes)} by that device’s clock, after ${timeText(boardTime, 0)} by the board’s`,
    `at position ${position}, as message ${message}:`,
    ...(isChange ? ['(a change to the conversation; see statement.json)'] : []),
    ...indented(text),
    ...(attachment === undefined ? [] : [describeAttachment(attachment)]),
    ...(portrait === undefined ? [] : [describePortrait(portrait)]),
    ...(act === undefined ? [] : [`  ${act.sentence}${act.text === undefined ? '.' : ':'}`, ...indented(act.text)]),
    '',
  ].join('\n')
}

function indented(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split('\n').map((line) => `  ${line}`)
}

/** What stands for a file that the bundle does not hold. */
function describeAttachment({ kind, name, description, type, bytes, hash }: AttachmentFacts): string {
  const called = name === undefined ? '' : ` “${name}”`
  const shown = description === undefined ? '' : `, described as “${description}”`
  return `  with a ${kind}${called} (${type}, ${bytes} bytes)${shown}, in the vault as ${hash}`
}

function describePortrait({ sentence, bytes, hash }: PortraitFacts): string {
  return hash === undefined ? `  ${sentence}.` : `  ${sentence}: ${bytes} bytes, SHA-256 ${hash}`
}

/** What a sender signed as a time need not be one that a calendar has. */
function timeText(seconds: number, zoneMinutes: number): string {
  const isDate = !Number.isNaN(new Date((seconds + zoneMinutes * 60) * 1000).getTime())
  return isDate ? isoTime([seconds, zoneMinutes]) : `second ${seconds}`
}

function conclusion({ status, checks }: BundleReport): string {
  if (status === 'failed') return 'Failed: this does not prove the message.'
  if (status === 'unchecked') return 'Could not check everything: this neither proves the message nor disproves it.'
  const open = checks.filter((check) => check.status === 'unchecked').length
  return open === 0 ? 'Verified.' : `Verified, except for what is marked “unchecked” above (${open}).`
}

/** Every file below the folder by its path. What is not a plain file counts as an empty one, which no bundle has. */
async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  let entries
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true })
  } catch {
    throw usageError(`There is no folder ${folder} that can be read`)
  }
  const files = new Map<string, Uint8Array>()
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    files.set(name, entry.isFile() ? await readFile(path) : new Uint8Array(0))
  }
  return files
}

const PEM = /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*$/
const SPKI_PREFIX = fromHex('302a300506032b6570032100') as Uint8Array

/** An Ed25519 public key from the command line: itself, or the file that holds it. */
async function readKey(text: string): Promise<Uint8Array> {
  const direct = fromBase64url(text)
  if (direct?.length === 32) return direct
  let file: string
  try {
    file = await readFile(text, 'utf8')
  } catch {
    throw usageError('--organization-key takes 43 characters of URL-safe base64, or a file that holds the key')
  }
  const key = fromBase64url(file.trim()) ?? fromPem(file)
  if (key?.length !== 32) throw usageError(`${text} holds no Ed25519 public key`)
  return key
}

function fromPem(text: string): Uint8Array | undefined {
  const der = fromBase64((PEM.exec(text)?.[1] ?? '').replace(/\s/g, ''))
  const isEd25519 = der?.length === 44 && equalBytes(der.subarray(0, 12), SPKI_PREFIX)
  return isEd25519 ? der.subarray(12) : undefined
}
