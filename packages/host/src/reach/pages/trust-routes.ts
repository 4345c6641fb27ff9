import type { FastifyInstance } from 'fastify'
import type { PrivateCa } from '../private-ca/private-ca.ts'
import { plainPagePolicy } from './plain-page.ts'
import { trustPage } from './trust-page.ts'

/** Where the steps are. */
const TRUST_PATH = '/trust'

/** Serves the private CA’s certificate, and the steps by which a device comes to trust it, to anybody. */
export function addTrustRoutes(app: FastifyInstance, { names, certificate }: PrivateCa, address: () => string): void {
  app.get(TRUST_PATH, (_request, reply) => {
    const facts = {
      names: [...names.hosts, ...names.addresses],
      fingerprint: certificate.fingerprint256,
      endsAt: certificate.validToDate,
      address: address(),
    }
    return reply
      .header('content-security-policy', plainPagePolicy)
      .type('text/html; charset=utf-8')
      .send(trustPage(facts))
  })
  // DER, so that the file’s own hash is the fingerprint; phones open this type as a certificate.
  app.get(`${TRUST_PATH}/ca.crt`, (_request, reply) =>
    reply.type('application/x-x509-ca-cert').send(Buffer.from(certificate.raw)),
  )
  app.get(`${TRUST_PATH}/ca.pem`, (_request, reply) =>
    reply.type('application/x-pem-file').send(certificate.toString()),
  )
}
