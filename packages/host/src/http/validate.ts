import { ApiError } from '../errors.ts'

/** A schema as any validation library offers it (Standard Schema). */
interface Schema<T> {
  readonly '~standard': {
    readonly validate: (value: unknown) => SchemaResult<T> | Promise<SchemaResult<T>>
  }
}
type SchemaResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
      }[]
    }

/** The value that a client sent, checked. Throws `api/bad-request`, which names the part but never repeats it. */
export async function validate<T>(schema: Schema<T>, value: unknown): Promise<T> {
  const result = await schema['~standard'].validate(value)
  if (result.issues === undefined) return result.value
  const path = (result.issues[0]?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))
  const place = path.length === 0 ? 'The request' : `The request’s member ${path.join('.')}`
  throw new ApiError('api/bad-request', `${place} is not as the API wants it; update this program`)
}
