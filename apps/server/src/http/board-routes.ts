import { ApiError, sendLogObject } from '@chancery/host'
import type { Allowance } from '@chancery/host'
import { CELL_BYTES, MAX_CELLS_PER_REQUEST, isAnchor, paths } from '@chancery/protocol'
import type { HeadsResponse } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Board } from '../board/board.ts'
import type { Callers } from './callers.ts'

export interface BoardRouteOptions {
  readonly board: Board
  readonly callers: Callers
  readonly allowance: Allowance
  readonly heads: () => HeadsResponse
}

/** The cells of a request. Throws `api/bad-request` for anything but whole ones, and for a forged anchor. */
function cellsOf(body: unknown): Uint8Array[] {
  if (!(body instanceof Uint8Array) || body.length === 0 || body.length % CELL_BYTES !== 0)
    throw new ApiError('api/bad-request', 'Send 1 to 64 cells of 1,024 bytes as application/octet-stream')
  const cells = Array.from({ length: body.length / CELL_BYTES }, (_, index) =>
    body.subarray(index * CELL_BYTES, (index + 1) * CELL_BYTES),
  )
  if (cells.some(isAnchor))
    throw new ApiError('api/bad-request', 'This cell has the tag of an anchor, which the board alone makes')
  return cells
}

/** The board, for who may read it. */
export function addBoardRoutes(app: FastifyInstance, { board, callers, heads }: BoardRouteOptions): void {
  callers.admitReaders(app)

  app.get(paths.heads, (_request, reply) => reply.send(heads()))
  app.get(`${paths.boardLog}/checkpoint`, (_request, reply) => reply.type('text/plain').send(board.checkpoint))
  app.get<{ Params: { '*': string } }>(`${paths.boardLog}/tile/*`, async (request, reply) =>
    sendLogObject(reply, await board.object(`tile/${request.params['*']}`)),
  )
  app.get<{ Params: { '*': string } }>(`${paths.boardTags}/*`, async (request, reply) =>
    sendLogObject(reply, await board.object(`tags/${request.params['*']}`)),
  )
}

/** Cells from devices that come themselves; where there is a relay, they come in envelopes instead. */
export function addCellRoute(app: FastifyInstance, { board, callers, allowance }: BoardRouteOptions): void {
  callers.admitDevices(app)
  app.post(paths.boardCells, { bodyLimit: MAX_CELLS_PER_REQUEST * CELL_BYTES }, async (request, reply) => {
    const cells = cellsOf(request.body)
    const waitSeconds = allowance.take(request.device, cells.length)
    if (waitSeconds > 0)
      throw new ApiError('api/too-many', `Too many cells at once; send this again in ${waitSeconds} s`, waitSeconds)
    try {
      await board.submit(cells)
    } catch (error) {
      allowance.giveBack(request.device, cells.length)
      throw error
    }
    return reply.code(204).send()
  })
}
