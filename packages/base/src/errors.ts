/**
 * A failure that a caller may want to branch on. `code` is API and comes from the closed union of one package;
 * `message` is a sentence for people that says what to do, and may change. `detail` holds plain values only:
 * never content, never keys, never a person's name.
 */
export class CodedError<C extends string = string> extends Error {
  override readonly name: string = 'CodedError'
  readonly code: C
  readonly detail: Readonly<Record<string, string | number | boolean>>

  constructor(code: C, message: string, detail: CodedError['detail'] = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.detail = detail
  }
}

/** Says whether `error` is a {@link CodedError} with this code. */
export function hasCode<C extends string>(error: unknown, code: C): error is CodedError<C> {
  return error instanceof CodedError && error.code === code
}
