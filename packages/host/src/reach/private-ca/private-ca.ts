import { X509Certificate, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate } from '@peculiar/asn1-x509'
import type { Name } from '@peculiar/asn1-x509'
import { equalBytes } from '@chancery/base'
import { makeFolder, writeDurably } from '../../folder/durable-file.ts'
import type { TlsPair } from '../tls/tls-pair.ts'
import type { CaNames } from './ca-names.ts'
import { caExtensions, nameConstraints, serverExtensions } from './extensions.ts'
import { newName, subjectOf, writeCertificate } from './write-certificate.ts'

/** A CA of this installation alone: for trials, until there is a certificate of the organization. */
export interface PrivateCa {
  readonly names: CaNames
  readonly certificate: X509Certificate
  /** Where its certificate is, as PEM. */
  readonly file: string
  /** Whether it was made just now: nobody trusts it yet, and one before it is worth nothing any more. */
  readonly isNew: boolean
  /** A new key and certificate for the server. The key is in memory only. */
  certify(now: number): TlsPair
}

const DAY_MS = 24 * 60 * 60 * 1000
const CA_DAYS = 365
const SERVER_DAYS = 90
/** Certificates begin in the past: clocks of devices go wrong. */
const EARLIER_MS = DAY_MS

/** Opens the CA in `folder`, or makes one: at first, for other names, and when the one there is over. */
export async function openPrivateCa(folder: string, names: CaNames, now: number): Promise<PrivateCa> {
  const [file, keyFile] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')]
  const found = await readCa(file, keyFile)
  const isNew =
    found === undefined || !isFor(found.certificate, names) || found.certificate.validToDate.getTime() <= now
  const { certificate, key } = isNew ? newCa(names, now) : found
  if (isNew) {
    await makeFolder(folder)
    // The key first: a certificate without its key is taken for none.
    await writeDurably(keyFile, key.export({ type: 'pkcs8', format: 'pem' }))
    await writeDurably(file, certificate.toString())
  }
  return { names, certificate, file, isNew, certify: (at) => certify(names, certificate, key, at) }
}

/** What is there, if certificate and key belong together; a crash in between leaves two that do not. */
async function readCa(
  file: string,
  keyFile: string,
): Promise<{ certificate: X509Certificate; key: KeyObject } | undefined> {
  try {
    const certificate = new X509Certificate(await readFile(file))
    const key = createPrivateKey(await readFile(keyFile))
    return certificate.checkPrivateKey(key) ? { certificate, key } : undefined
  } catch {
    return undefined
  }
}

/** Whether a CA is for exactly these names. */
function isFor(certificate: X509Certificate, names: CaNames): boolean {
  const wanted = nameConstraints(names)
  const { extensions = [] } = AsnConvert.parse(certificate.raw, Certificate).tbsCertificate
  const found = extensions.find(({ extnID }) => extnID === wanted.extnID)
  return (
    found !== undefined && equalBytes(new Uint8Array(found.extnValue.buffer), new Uint8Array(wanted.extnValue.buffer))
  )
}

/** The name by which people find it in their settings again, to remove it. */
function caName({ first }: CaNames, now: number): Name {
  const day = new Date(now).toISOString().slice(0, 10)
  return newName('Chancery trial', `Chancery trial ${first.slice(0, 36)} ${day}`)
}

function newKeys(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

function newCa(names: CaNames, now: number): { certificate: X509Certificate; key: KeyObject } {
  const { privateKey, publicKey } = newKeys()
  const subject = caName(names, now)
  const times = { startsAt: now - EARLIER_MS, endsAt: now + CA_DAYS * DAY_MS }
  const extensions = caExtensions(names, publicKey)
  return {
    certificate: writeCertificate({ issuer: subject, subject, key: publicKey, ...times, extensions }, privateKey),
    key: privateKey,
  }
}

function certify(names: CaNames, ca: X509Certificate, caKey: KeyObject, now: number): TlsPair {
  const { privateKey, publicKey } = newKeys()
  const leaf = writeCertificate(
    {
      issuer: subjectOf(ca),
      // Without a common name: some take it for a host name.
      subject: newName('Chancery trial server'),
      key: publicKey,
      startsAt: now - EARLIER_MS,
      endsAt: Math.min(now + SERVER_DAYS * DAY_MS, ca.validToDate.getTime()),
      extensions: serverExtensions(names, publicKey, createPublicKey(caKey)),
    },
    caKey,
  )
  return { leaf, cert: leaf.toString(), key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) }
}
