import { X509Certificate, createPrivateKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { serverError } from '../../errors.ts'

/** A certificate with its key, as TLS wants them: PEM. */
export interface TlsPair {
  readonly cert: string
  readonly key: string
  /** The server's own certificate, the first in `cert`. */
  readonly leaf: X509Certificate
}

/** Where a pair came from, for sentences. */
export interface PairSource {
  readonly cert: string
  readonly key: string
}

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

const refuse = (sentence: string, cause?: unknown) => serverError('server/certificate', sentence, cause)

/** Puts a pair together. Throws `server/certificate` with one sentence when TLS could not work with it. */
export function toTlsPair(cert: string, key: string, source: PairSource): TlsPair {
  const certificates = (cert.match(PEM_CERTIFICATE) ?? []).map((pem) => parseCertificate(pem, source.cert))
  const [leaf] = certificates
  if (leaf === undefined) throw notPem(source.cert)
  const privateKey = parseKey(key, source.key)
  if (!leaf.checkPrivateKey(privateKey)) {
    if (certificates.some((other) => other.checkPrivateKey(privateKey)))
      throw refuse(`The server’s own certificate must be the first in ${source.cert}; put it there`)
    throw refuse(`The key in ${source.key} does not belong to the certificate in ${source.cert}; name two that do`)
  }
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw refuse(`The certificate in ${source.cert} does not do for TLS (${reason}); get another one`, error)
  }
  return { cert, key, leaf }
}

function notPem(file: string, cause?: unknown): Error {
  return refuse(`${file} is not a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----`, cause)
}

function parseCertificate(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (error) {
    throw notPem(file, error)
  }
}

function parseKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    if (/ENCRYPTED/.test(pem)) throw refuse(`The key in ${file} has a passphrase; give a file of it without one`, error)
    throw refuse(`${file} is not a private key in PEM form, which begins with -----BEGIN PRIVATE KEY-----`, error)
  }
}

/** Whether a browser takes this certificate for `name`, a host name or an IP address. */
export function covers(leaf: X509Certificate, name: string): boolean {
  return isIP(name) === 0 ? leaf.checkHost(name, { subject: 'never' }) !== undefined : leaf.checkIP(name) !== undefined
}

/** The host names in a certificate that are no patterns, in its order. */
export function hostNames(leaf: X509Certificate): string[] {
  return [...(leaf.subjectAltName ?? '').matchAll(/DNS:([a-z0-9.-]+)(?=,|$)/gi)].map(([, name]) => String(name))
}

/** What an operator should know of a pair that works all the same: sentences. */
export function warningsOf({ leaf }: TlsPair, name: string, now: number): string[] {
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return [
    ...(leaf.validToDate.getTime() <= now
      ? [`The certificate ended on ${day(leaf.validToDate)}: browsers refuse it; get a new one.`]
      : []),
    ...(leaf.validFromDate.getTime() > now
      ? [
          `The certificate begins on ${day(leaf.validFromDate)}: until then browsers refuse it; check this machine’s clock.`,
        ]
      : []),
    ...(covers(leaf, name)
      ? []
      : [
          `The certificate is not for ${name}: browsers refuse it there; get one that is, or say the right address with --url.`,
        ]),
  ]
}
