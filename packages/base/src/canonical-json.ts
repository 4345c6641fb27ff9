import canonicalize from 'canonicalize'
import { equalBytes, fromUtf8, utf8 } from './bytes.ts'

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/** The one byte form of `value` (JSON Canonicalization Scheme, RFC 8785). Members that are `undefined` are left out. */
export function canonicalJson(value: Json): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('canonicalJson: value has no JSON form')
  return utf8(text)
}

/** The value of canonical JSON bytes, or `undefined` for anything that is not in the one form of RFC 8785. */
export function parseCanonicalJson(bytes: Uint8Array): Json | undefined {
  const text = fromUtf8(bytes)
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(text) as Json
    return equalBytes(canonicalJson(value), bytes) ? value : undefined
  } catch {
    return undefined
  }
}
