import type { ServerApi } from '../api/server-api.ts'

/** A pepper of this device on its server. It is no secret to the device’s owner, and worth little without the device. */
export interface PepperRef {
  /** 16 bytes in URL-safe base64; a lock of kind `pin` stores it. */
  readonly id: string
}

/**
 * A new pepper for this device. The one that it keeps stays good until {@link keepPepper}, so that a crash between the two
 * leaves a lock that opens.
 */
export async function makePepper(api: ServerApi): Promise<PepperRef> {
  return { id: await api.makePepper() }
}

/**
 * Keeps this pepper and drops the device’s other one. Call it when a lock with it is durable, and after each unlock by PIN:
 * whoever can sign in has opened the device, so the guesses that were used up are given back. May be repeated.
 */
export function keepPepper(api: ServerApi, { id }: PepperRef): Promise<void> {
  return api.keepPepper(id)
}
