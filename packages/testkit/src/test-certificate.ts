import { generateKeyPairSync } from 'node:crypto'
import type { X509Certificate } from 'node:crypto'
import { serverExtensions } from '../../host/src/reach/private-ca/extensions.ts'
import { newName, writeCertificate } from '../../host/src/reach/private-ca/write-certificate.ts'
import { parseCaNames } from '../../host/src/reach/private-ca/ca-names.ts'

/** A certificate as an organization has one, and its key: both PEM. */
export interface TestCertificate {
  readonly cert: string
  readonly key: string
  readonly leaf: X509Certificate
}

export interface TestCertificateOptions {
  readonly startsAt?: number
  readonly endsAt?: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Makes a certificate that vouches for itself: `names` is a comma list of host names and addresses. */
export function newCertificate(names: string, options: TestCertificateOptions = {}): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = newName('Bank of Examples')
  const leaf = writeCertificate(
    {
      issuer: name,
      subject: name,
      key: publicKey,
      startsAt: options.startsAt ?? Date.now() - DAY_MS,
      endsAt: options.endsAt ?? Date.now() + 100 * DAY_MS,
      extensions: serverExtensions(parseCaNames(names), publicKey, publicKey),
    },
    privateKey,
  )
  return { cert: leaf.toString(), key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), leaf }
}
