import type { WebPerson } from './_web-office.ts'

/**
 * Plugs in a fingerprint reader that always says yes and whose passkeys keep a secret (PRF), as phones and laptops have it;
 * without `hasPrf` they keep none.
 */
export async function plugInReader({ context, page }: WebPerson, hasPrf = true): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    ctap2Version: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    hasPrf,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await session.send('WebAuthn.addVirtualAuthenticator', { options })
}
