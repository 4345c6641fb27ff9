import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { appHeaders } from './app-headers.ts'
import type { ServedFile } from './app-folder.ts'
import { noAppPage, noAppPolicy } from './no-app-page.ts'

/** Whether the client takes a content coding: named, and not with a weight of zero. */
function takes(request: FastifyRequest, coding: string): boolean {
  const offers = (request.headers['accept-encoding'] ?? '').split(',')
  return offers.some((offer) => {
    const [name, weight] = offer.split(';').map((part) => part.trim())
    return name === coding && !/^q=0(\.0*)?$/.test(weight ?? '')
  })
}

/** Whether the browser has this very file. A proxy that compresses makes our tag a weak one. */
function isKnown(request: FastifyRequest, { sha256 }: ServedFile): boolean {
  const tags = (request.headers['if-none-match'] ?? '').split(',')
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === `"${sha256}"`)
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: ServedFile): FastifyReply {
  void reply.headers(appHeaders(file))
  if (isKnown(request, file)) return reply.removeHeader('content-type').code(304).send()
  if (file.brotli !== undefined && takes(request, 'br')) return reply.header('content-encoding', 'br').send(file.brotli)
  if (file.gzip !== undefined && takes(request, 'gzip')) return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.bytes)
}

/**
 * Serves the app: one route for each file of its manifest and nothing else, so that no path leads anywhere else. Without a
 * built app, `/` says in words what to do.
 */
export function addAppRoutes(app: FastifyInstance, files: readonly ServedFile[] | undefined): void {
  if (files === undefined)
    app.get('/', (_request, reply) =>
      reply.header('content-security-policy', noAppPolicy).type('text/html; charset=utf-8').send(noAppPage),
    )
  for (const file of files ?? [])
    app.get(file.path === 'index.html' ? '/' : `/${file.path}`, (request, reply) => sendFile(request, reply, file))
}
