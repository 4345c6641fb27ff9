import { equalBytes } from '@chancery/base'
import type { MessageId, SignedDocument, Statement } from '@chancery/protocol'
import { SIGNATURE_BYTES, decodeStatement, encodeSignedDocument, messageIdOf } from '@chancery/protocol'
import { encodeEnvelope } from '../bundle/envelope.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { bundlePaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'

/** The statement of a bundle: well formed, its signature not yet checked. */
export interface ReadStatement {
  readonly document: SignedDocument
  readonly statement: Statement
  /** As it travelled: signature and JSON. */
  readonly bytes: Uint8Array
  readonly id: MessageId
}

/** Reads the exact bytes that were signed. */
export function readStatement(files: BundleFiles, findings: Findings): ReadStatement | undefined {
  const json = files.get(bundlePaths.statement)
  const signature = files.get(bundlePaths.signature)
  const statement = json === undefined ? undefined : decodeStatement(json)
  if (json === undefined || statement === undefined || signature?.length !== SIGNATURE_BYTES) {
    findings.failed('statement', 'The statement or its signature is missing or malformed')
    return undefined
  }
  const document = { signature, json }
  const bytes = encodeSignedDocument(document)
  const id = messageIdOf(bytes)
  findings.passed('statement', `The statement is well formed; it is message ${id}`)
  return { document, statement, bytes, id }
}

/** The envelope must say exactly what the statement and its signature say. */
export function checkEnvelope(files: BundleFiles, read: ReadStatement | undefined, findings: Findings): void {
  if (read === undefined) return findings.unchecked('envelope', 'Without a statement the envelope cannot be compared')
  const expected = encodeEnvelope(read.document, read.statement.d)
  const envelope = files.get(bundlePaths.envelope)
  if (envelope !== undefined && equalBytes(envelope, expected))
    findings.passed('envelope', 'The DSSE envelope holds the same statement and signature')
  else findings.failed('envelope', 'The DSSE envelope is missing or holds something else than the statement')
}
