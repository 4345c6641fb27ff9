/** How hard a secret is to guess from stolen storage (RFC 9106, section 4). */
export interface PinCost {
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/** The second recommendation of RFC 9106, section 4: 64 MiB, three passes; one lane, since browsers give us one. */
export const defaultPinCost: PinCost = { memoryKib: 65_536, passes: 3, lanes: 1 }

/** The 32-byte key that guessable bytes stand for (Argon2id, RFC 9106). Takes a noticeable part of a second, on purpose. */
export async function stretch(secret: Uint8Array, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  // A device that a passkey opens never needs it.
  const { argon2id } = await import('hash-wasm')
  return argon2id({
    password: secret,
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
}
