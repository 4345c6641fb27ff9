import { randomInt } from 'node:crypto'
import { paths } from '@chancery/protocol'
import type { Api } from '@chancery/testkit/api'
import { randomCell } from '@chancery/testkit/device'
import { seal } from './_gateway.ts'
import type { RelayApi } from './_gateway.ts'
import type { WitnessedBoard } from './_witnessed-board.ts'

/** Listens to the board, and sends until the server is gone; what it says goes to `board`. */
async function loadWith(
  api: Api,
  token: string,
  board: WitnessedBoard,
  senders: number,
  sendOnce: () => Promise<boolean>,
): Promise<void> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}${paths.boardLive}`)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => socket.send(token))
  socket.addEventListener('message', ({ data }) => board.hear(new Uint8Array(data as ArrayBuffer)))
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()))
  const send = async (): Promise<void> => {
    try {
      while (await sendOnce());
    } catch {
      // The server is gone; whether these cells are on the board nobody was told.
    }
  }
  await Promise.all([closed, ...Array.from({ length: senders }, send)])
}

/** Devices that send cells. */
export function load(api: Api, token: string, board: WitnessedBoard, senders: number): Promise<void> {
  return loadWith(api, token, board, senders, async () => {
    const cells = Array.from({ length: randomInt(1, 17) }, randomCell)
    if ((await api.cells(cells, token)).status !== 204) return false
    board.acknowledge(cells)
    return true
  })
}

/** A relay that sends batches of envelopes, real ones and dummies. */
export async function loadBatches(relay: RelayApi, board: WitnessedBoard, senders: number): Promise<void> {
  const gateway = await relay.gateway()
  return loadWith(relay, relay.token, board, senders, async () => {
    const cells = Array.from({ length: randomInt(1, 17) }, () => (randomInt(2) === 0 ? [] : [randomCell()]))
    const sent = await Promise.all(cells.map((some) => seal(gateway, Date.now(), ...some)))
    const heard = await relay.batch(sent)
    heard.forEach((answer, index) => {
      if (answer === 'taken') board.acknowledge(cells[index] ?? [])
    })
    return true
  })
}
