import { base64url, canonicalJson, parseCanonicalJson, sha256 } from '@chancery/base'
import * as v from 'valibot'
import { protocolError } from './errors.ts'
import { bytesOf, wholeSchema } from './schema.ts'

/** Names of folders and of a file, without anything that a server or a file system could read as more than that. */
const pathSchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*$/))

/** What people call a state of the app: `1.4.0`. */
export const appVersionSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$/))

const fileSchema = v.strictObject({ path: pathSchema, sha256: bytesOf(32), size: wholeSchema })

const manifestSchema = v.strictObject({
  kind: v.literal('app'),
  version: appVersionSchema,
  /** Every file of the app but this list, in the order of their paths. */
  files: v.pipe(
    v.array(fileSchema),
    v.check(
      (files) => files.every(({ path }, index) => index === 0 || (files[index - 1]?.path ?? '') < path),
      'must be in the order of their paths, each once',
    ),
  ),
})

/** All files of the web app, each with its SHA-256 (docs/spec/9-app.md). */
export type AppManifest = v.InferOutput<typeof manifestSchema>
export type AppFile = v.InferOutput<typeof fileSchema>

/** The exact bytes that `/app-manifest.json` has. */
export function encodeAppManifest(manifest: AppManifest): Uint8Array {
  const result = v.safeParse(manifestSchema, manifest)
  if (!result.success)
    throw protocolError(
      'protocol/app-manifest',
      `The app’s list of files is not well formed: ${result.issues[0].message}`,
    )
  return canonicalJson(result.output)
}

/** The manifest in these bytes, or `undefined` unless they are canonical. */
export function decodeAppManifest(bytes: Uint8Array): AppManifest | undefined {
  const result = v.safeParse(manifestSchema, parseCanonicalJson(bytes))
  return result.success ? result.output : undefined
}

/** *The app's hash*, which stands in the register: SHA-256 of the manifest's bytes, in URL-safe base64. */
export function appHash(manifest: Uint8Array): string {
  return base64url(sha256(manifest))
}
