import { fromUtf8 } from '@chancery/base'
import * as v from 'valibot'
import { protocolError } from './errors.ts'

/** The value in a JSON body, checked against its schema; throws `protocol/api` for anything else. */
export function parseApi<const Schema extends v.GenericSchema>(
  schema: Schema,
  body: Uint8Array,
): v.InferOutput<Schema> {
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(body) ?? '')
  } catch {
    value = undefined
  }
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw protocolError('protocol/api', `The answer is not in the expected form: ${result.issues[0].message}`)
}
