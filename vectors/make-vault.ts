// Writes vault.json from fixed inputs: `node_modules/.bin/node vectors/make-vault.ts`. It encrypts by age's own specification
// (https://age-encryption.org/v1) and not by the library that the code uses, whose randomness nobody can fix.
import { writeFileSync } from 'node:fs'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { base64, concatBytes, hex, hkdf, hkdfExpand, hmacSha256, sha256, utf8 } from '../packages/base/src/index.ts'
import { VAULT_CHUNK_BYTES, vaultCapacity, vaultChunkCount } from '../packages/protocol/src/index.ts'

/** `length` bytes that look random and are always the same. */
const fixed = (name: string, length: number): Uint8Array => hkdfExpand(sha256(utf8('chancery test vectors')), utf8(name), length)
const unpadded = (bytes: Uint8Array): string => base64(bytes).replaceAll('=', '')

/** An age file with one X25519 recipient. */
function age(name: string, key: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const [fileKey, ephemeral, nonce] = [fixed(`${name}: file key`, 16), fixed(`${name}: ephemeral`, 32), fixed(`${name}: nonce`, 16)]
  const [recipient, share] = [x25519.getPublicKey(key), x25519.getPublicKey(ephemeral)]
  const salt = concatBytes(share, recipient)
  const wrapKey = hkdf(x25519.getSharedSecret(ephemeral, recipient), salt, utf8('age-encryption.org/v1/X25519'), 32)
  const body = chacha20poly1305(wrapKey, new Uint8Array(12)).encrypt(fileKey)
  const head = `age-encryption.org/v1\n-> X25519 ${unpadded(share)}\n${unpadded(body)}\n---`
  const mac = hmacSha256(hkdf(fileKey, new Uint8Array(0), utf8('header'), 32), utf8(head))
  const payloadKey = hkdf(fileKey, nonce, utf8('payload'), 32)
  const parts = [utf8(`${head} ${unpadded(mac)}\n`), nonce]
  for (let at = 0, index = 0; at < plaintext.length; at += 65_536, index++) {
    const counter = new Uint8Array(12)
    new DataView(counter.buffer).setUint32(7, index)
    if (at + 65_536 >= plaintext.length) counter[11] = 1
    parts.push(chacha20poly1305(payloadKey, counter).encrypt(plaintext.subarray(at, at + 65_536)))
  }
  return concatBytes(...parts)
}

/** The chunks of a file, and its index. */
function seal(name: string, key: Uint8Array, file: Uint8Array): { chunks: Uint8Array[]; index: Uint8Array | undefined } {
  const count = vaultChunkCount(file.length)
  const plaintext = new Uint8Array(vaultCapacity(count))
  plaintext.set(file)
  const sealed = age(name, key, plaintext)
  const chunks = Array.from({ length: count }, (_, at) => sealed.subarray(at * VAULT_CHUNK_BYTES, (at + 1) * VAULT_CHUNK_BYTES))
  if (count === 1) return { chunks, index: undefined }
  const list = new Uint8Array(vaultCapacity(1))
  list.set(concatBytes(Uint8Array.of(1, count >> 8, count & 0xff), ...chunks.map(sha256)))
  return { chunks, index: age(`${name}: index`, key, list) }
}

const shortKey = fixed('vault: short key', 32)
const short = seal('vault: short', shortKey, utf8('नमस्ते, यह एक फ़ाइल है'))
const longKey = fixed('vault: long key', 32)
const long = seal('vault: long', longKey, concatBytes(utf8('This file takes two chunks.'), new Uint8Array(70_000).fill(0x2e)))
const MIB = 1024 * 1024
const sizes = [0, 1, 65_336, 65_337, 130_856, 130_857, 500_000, MIB, 5_000_000, 10 * MIB, 100_000_000, 100 * MIB]

writeFileSync(
  new URL('vault.json', import.meta.url),
  `${JSON.stringify(
    {
      about: 'docs/spec/11-vault.md. Bytes are hexadecimal, and base64 where they are a chunk.',
      sizes: sizes.map((size) => ({ size, chunks: vaultChunkCount(size) })),
      short: {
        key: hex(shortKey),
        text: 'नमस्ते, यह एक फ़ाइल है',
        hash: hex(sha256(short.chunks[0]!)),
        chunk: base64(short.chunks[0]!),
      },
      long: {
        key: hex(longKey),
        text: 'This file takes two chunks.',
        thenDots: 70_000,
        chunks: long.chunks.map((chunk) => hex(sha256(chunk))),
        lastChunk: base64(long.chunks[1]!),
        hash: hex(sha256(long.index!)),
        index: base64(long.index!),
      },
    },
    undefined,
    2,
  )}\n`,
)
