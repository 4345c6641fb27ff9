import { CodedError, concatBytes, equalBytes } from '@chancery/base'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import {
  decodeKeyPackage,
  encodeKeyPackage,
  generateKeyPackageWithKey,
  type KeyPackage,
  type PrivateKeyPackage,
  verifyKeyPackage,
} from 'ts-mls/keyPackage.js'
import { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js'
import { isBoundedKeyPackage } from './commit-message.ts'
import type { MlsErrorCode, MlsIdentity, MlsKeyPackage } from './engine.ts'
import { DEVICE_ID_LENGTH, isOurLeaf, LAST_RESORT_EXTENSION, OWN_CAPABILITIES } from './group-form.ts'
import { isUsableX25519 } from './suite/small-order.ts'
import { SUITE_NAME } from './suite/suite.ts'

// Far above any KeyPackage of ours (about 330 bytes), far below where decoding one could take noticeable time.
const MAX_LENGTH = 4096
const SECRET_LENGTH = 96

const refusal = (message: string) => new CodedError<MlsErrorCode>('mls/key-package', message)

/** Makes what {@link MlsEngine.makeKeyPackage} promises. */
export async function makeKeyPackage(
  suite: CiphersuiteImpl,
  identity: MlsIdentity,
  notAfter: number,
): Promise<MlsKeyPackage> {
  const { device, signatureKey, signatureSeed } = identity
  if (device.length !== DEVICE_ID_LENGTH || signatureKey.length !== 32 || signatureSeed.length !== 32)
    throw refusal('A device identity is a 16-byte id and a 32-byte key pair')
  const { publicPackage, privatePackage } = await generateKeyPackageWithKey(
    { credentialType: 'basic', identity: device },
    OWN_CAPABILITIES,
    { notBefore: 0n, notAfter: BigInt(notAfter) },
    [{ extensionType: LAST_RESORT_EXTENSION, extensionData: new Uint8Array() }],
    { publicKey: signatureKey, signKey: signatureSeed },
    suite,
  )
  const keyPackage = encodeKeyPackage(publicPackage)
  if ((await openKeyPackage(suite, keyPackage)) === undefined)
    throw refusal('The device key and its seed do not belong together')
  return { keyPackage, secret: encodeSecret(privatePackage) }
}

/**
 * A KeyPackage that is canonical, of our suite and form, and self-signed (RFC 9420, 10.1), or `undefined`. Its lifetime
 * and its device are not judged: a clock would make members disagree, and the register is asked elsewhere.
 */
export async function openKeyPackage(suite: CiphersuiteImpl, bytes: Uint8Array): Promise<KeyPackage | undefined> {
  if (bytes.length > MAX_LENGTH) return undefined
  try {
    // From a copy: what is decoded points into it, and a group's state will.
    const [keyPackage] = decodeKeyPackage(bytes.slice(), 0) ?? []
    if (keyPackage === undefined || !isBoundedKeyPackage(keyPackage)) return undefined
    if (!equalBytes(encodeKeyPackage(keyPackage), bytes)) return undefined
    return (await isOurKeyPackage(suite, keyPackage)) ? keyPackage : undefined
  } catch {
    return undefined
  }
}

/** Whether a decoded KeyPackage is of our suite and form and self-signed. */
export async function isOurKeyPackage(suite: CiphersuiteImpl, keyPackage: KeyPackage): Promise<boolean> {
  const { leafNode, initKey } = keyPackage
  return (
    keyPackage.version === 'mls10' &&
    keyPackage.cipherSuite === SUITE_NAME &&
    isOurLeaf(leafNode) &&
    isUsableX25519(initKey) &&
    !equalBytes(initKey, leafNode.hpkePublicKey) &&
    leafNode.lifetime.notAfter <= BigInt(Number.MAX_SAFE_INTEGER) &&
    (await verifyLeafNodeSignatureKeyPackage(leafNode, suite.signature)) &&
    (await verifyKeyPackage(keyPackage, suite.signature))
  )
}

function encodeSecret(secret: PrivateKeyPackage): Uint8Array {
  return concatBytes(secret.initPrivateKey, secret.hpkePrivateKey, secret.signaturePrivateKey)
}

/** Both halves of one's own KeyPackage; throws `mls/key-package` when they are damaged. */
export async function openOwnKeyPackage(
  suite: CiphersuiteImpl,
  own: MlsKeyPackage,
): Promise<{ publicPackage: KeyPackage; privatePackage: PrivateKeyPackage }> {
  const publicPackage = await openKeyPackage(suite, own.keyPackage)
  if (publicPackage === undefined || own.secret.length !== SECRET_LENGTH)
    throw refusal('This KeyPackage is damaged; make a new one')
  const part = (index: number) => own.secret.slice(index * 32, (index + 1) * 32)
  return {
    publicPackage,
    privatePackage: { initPrivateKey: part(0), hpkePrivateKey: part(1), signaturePrivateKey: part(2) },
  }
}
