import { hash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  NameConstraints,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
} from '@peculiar/asn1-x509'
import type { CaNames } from './ca-names.ts'

const KEY_IDENTIFIER_BYTES = 20

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

/** RFC 7093, section 2, method 1: the beginning of SHA-256 over the key's bits, which are a P-256 key's last 65 bytes. */
function keyIdentifier(key: KeyObject): Uint8Array {
  const bits = key.export({ type: 'spki', format: 'der' }).subarray(-65)
  return hash('sha256', bits, 'buffer').subarray(0, KEY_IDENTIFIER_BYTES)
}

function subtrees(names: readonly GeneralName[]): { subtrees?: GeneralSubtrees } {
  return names.length === 0 ? {} : { subtrees: new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base }))) }
}

/** Exactly these names, and no name of a kind that is not among them: a kind without a rule would be free. */
export function nameConstraints({ hosts, addresses }: CaNames): Extension {
  const permitted = subtrees([
    ...hosts.map((dNSName) => new GeneralName({ dNSName })),
    ...addresses.map((ip) => new GeneralName({ iPAddress: `${ip}/${ip.includes(':') ? 128 : 32}` })),
  ]).subtrees
  const excluded = subtrees([
    ...(hosts.length === 0 ? [new GeneralName({ dNSName: '' })] : []),
    ...(addresses.length === 0 ? ['0.0.0.0/0', '::/0'].map((iPAddress) => new GeneralName({ iPAddress })) : []),
  ]).subtrees
  return extension(
    id_ce_nameConstraints,
    true,
    new NameConstraints({
      ...(permitted && { permittedSubtrees: permitted }),
      ...(excluded && { excludedSubtrees: excluded }),
    }),
  )
}

/** Of a CA that can vouch for web servers of these names, and for nothing else: no further CA, no mail, no program. */
export function caExtensions(names: CaNames, key: KeyObject): Extension[] {
  return [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.keyCertSign)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    nameConstraints(names),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key))),
  ]
}

/** Of the server’s own certificate. */
export function serverExtensions({ hosts, addresses }: CaNames, key: KeyObject, caKey: KeyObject): Extension[] {
  const names = [
    ...hosts.map((dNSName) => new GeneralName({ dNSName })),
    ...addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ]
  const authority = new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(caKey)) })
  return [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, false, new SubjectAlternativeName(names)),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key))),
    extension(id_ce_authorityKeyIdentifier, false, authority),
  ]
}
