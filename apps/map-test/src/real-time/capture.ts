import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { NetworkRecord } from '../line/traffic.ts'

/** Packets of one connection that lie closer together are one burst; a replay knows nothing finer. */
const BURST_MS = 40

interface Packet {
  readonly time: number
  readonly device: number
  readonly connection: number
  readonly up: number
  readonly down: number
}

/** A running capture of the loopback interface. */
export interface Capture {
  /** Ends it, and gives what it saw. */
  stop(): Promise<NetworkRecord>
}

/** Whether packets can be captured here. */
export function canCapture(): boolean {
  return spawnSync('tcpdump', ['-L', '-i', 'lo'], { stdio: 'ignore' }).status === 0
}

const LINE = /^(\d+\.\d+) IP 127\.0\.0\.1\.(\d+) > 127\.0\.0\.1\.(\d+): .*length (\d+)/

/** Puts packets together that one write became. In order of time. */
function bursts(packets: readonly Packet[]): NetworkRecord {
  const last = new Map<string, { -readonly [Key in keyof Packet]: Packet[Key] } & { end: number }>()
  const rows: Packet[] = []
  for (const packet of packets) {
    const key = `${packet.connection} ${packet.up > 0 ? 'up' : 'down'}`
    const before = last.get(key)
    if (before !== undefined && packet.time - before.end <= BURST_MS) {
      before.up += packet.up
      before.down += packet.down
      before.end = packet.time
      continue
    }
    const row = { ...packet, end: packet.time }
    last.set(key, row)
    rows.push(row)
  }
  const whole = (pick: (row: Packet) => number): Int32Array => Int32Array.from(rows, pick)
  return {
    time: Float64Array.from(rows, ({ time }) => time),
    device: whole(({ device }) => device),
    connection: whole(({ connection }) => connection),
    up: whole(({ up }) => up),
    down: whole(({ down }) => down),
  }
}

/** Captures what goes to and from the ports of clients; `devices` says whose each is. */
export async function startCapture(devices: ReadonlyMap<number, number>): Promise<Capture> {
  const filter = [...devices.keys()].map((port) => `port ${port}`).join(' or ')
  const child = spawn('tcpdump', ['-i', 'lo', '-nn', '-tt', '-l', '-q', `tcp and (${filter})`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const packets: Packet[] = []
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    const [, time, source, target, bytes] = LINE.exec(line.replace(/tcp (\d+)$/, 'length $1')) ?? []
    const length = Number(bytes)
    if (time === undefined || length === 0) return
    const up = devices.get(Number(target))
    const down = devices.get(Number(source))
    const device = up ?? down
    if (device === undefined) return
    const connection = Number(up === undefined ? target : source)
    const isUp = up !== undefined
    packets.push({ time: Number(time) * 1000, device, connection, up: isUp ? length : 0, down: isUp ? 0 : length })
  })
  // It says so when it listens; what is sent before would be missing.
  await once(child.stderr, 'data')
  return {
    async stop() {
      const ended = once(lines, 'close')
      child.kill('SIGINT')
      await ended
      return bursts(packets)
    },
  }
}
