import { X509Certificate, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Extensions,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import type { Extension } from '@peculiar/asn1-x509'

/** What a certificate says. Whether that is allowed is for whoever checks it. */
export interface CertificateText {
  readonly issuer: Name
  readonly subject: Name
  readonly key: KeyObject
  readonly startsAt: number
  readonly endsAt: number
  readonly extensions: readonly Extension[]
}

const ORGANIZATION = '2.5.4.10'
const COMMON_NAME = '2.5.4.3'
const ECDSA_WITH_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' })

/** A name as certificates have it; at most 64 characters for each part. */
export function newName(organization: string, commonName?: string): Name {
  const part = (type: string, text: string) =>
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: text }) }),
    ])
  return new Name([
    part(ORGANIZATION, organization),
    ...(commonName === undefined ? [] : [part(COMMON_NAME, commonName)]),
  ])
}

/** 127 random bits: never negative, never twice. */
function newSerialNumber(): ArrayBuffer {
  const bytes = randomBytes(16)
  // The first byte decides the sign, and whether the number is in its shortest form.
  bytes[0] = 0x40 + (Number(bytes[0]) % 0x40)
  return Uint8Array.from(bytes).buffer
}

/** Signs a certificate (X.509, version 3) with the P-256 key of its issuer. */
export function writeCertificate(text: CertificateText, issuerKey: KeyObject): X509Certificate {
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: newSerialNumber(),
    signature: ECDSA_WITH_SHA256,
    issuer: text.issuer,
    validity: new Validity({ notBefore: new Date(text.startsAt), notAfter: new Date(text.endsAt) }),
    subject: text.subject,
    subjectPublicKeyInfo: AsnConvert.parse(text.key.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
    extensions: new Extensions([...text.extensions]),
  })
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(body)), issuerKey)
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: ECDSA_WITH_SHA256,
    signatureValue: Uint8Array.from(signature).buffer,
  })
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))
}

/** Of whom a certificate speaks, as it stands there. */
export function subjectOf(certificate: X509Certificate): Name {
  return AsnConvert.parse(certificate.raw, Certificate).tbsCertificate.subject
}
