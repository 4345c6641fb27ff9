declare const brand: unique symbol

/** A `T` that only its own maker can produce, so that two kinds of id cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
