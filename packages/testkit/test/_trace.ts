import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const without = (process.env['CHANCERY_WITHOUT'] ?? '').split(',')
const folders = (process.env['PATH'] ?? '').split(delimiter)

/** Whether system calls can be watched here. `--without=strace` goes on without. */
export const canTrace = !without.includes('strace') && folders.some((folder) => existsSync(join(folder, 'strace')))

/** By which a process asks the system for anything beyond itself. */
const CALLS = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg'

/**
 * The environment of a traced process. Without the guard that the test run loads into every process: an attempt must
 * reach the system to be seen there.
 */
export const tracedEnv = { ...process.env, NODE_OPTIONS: '' }

/** Starts what follows under strace, as a child of ours; strace itself (-D) stays behind it and changes no signal. */
export function straceTo(file: string, ...more: readonly string[]): string[] {
  return ['strace', '-D', '-f', '-qq', '-e', 'signal=none', '-e', `trace=${CALLS}`, ...more, '-o', file]
}

/** Runs a program to its end under strace; `untilLine` ends it with SIGTERM after its first line. */
export async function runTraced(
  file: string,
  [program, ...args]: readonly [string, ...string[]],
  { env = {}, strace = [], untilLine = false }: { env?: object; strace?: readonly string[]; untilLine?: boolean } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [first, ...rest] = [...straceTo(file, ...strace), program, ...args] as [string, ...string[]]
  const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...tracedEnv, ...env } })
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()))
  child.stdout.on('data', (bytes: Buffer) => {
    output.stdout += bytes.toString()
    if (untilLine && output.stdout.includes('\n')) child.kill('SIGTERM')
  })
  // When strace, too, has let go of stderr: the trace is complete then.
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...output }
}

/** An address in a trace, as people write it: `127.0.0.1:8080`, `unix /run/x`, `netlink`. */
function addressIn(args: string): string | undefined {
  const port = /htons\((\d+)\)/.exec(args)?.[1]
  const ip = /inet_addr\("([^"]+)"\)/.exec(args)?.[1] ?? /inet_pton\(AF_INET6, "([^"]+)"/.exec(args)?.[1]
  if (ip !== undefined) return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`
  const path = /sun_path=(@?"[^"]*")/.exec(args)?.[1]
  if (path !== undefined) return `unix ${path.replaceAll('"', '')}`
  return args.includes('sa_family=AF_NETLINK') ? 'netlink' : undefined
}

/** What a process asked the system for, by call, each different thing once. */
export interface Trace {
  /** Kinds of sockets, such as `AF_INET SOCK_STREAM`. */
  readonly sockets: readonly string[]
  readonly connects: readonly string[]
  readonly binds: readonly string[]
  /** Addresses to which something was sent without a connection. */
  readonly sends: readonly string[]
}

export function readTrace(file: string): Trace {
  const calls = [...readFileSync(file, 'utf8').matchAll(/^\d+ +([a-z]+)\((.*)$/gm)]
  const of = (wanted: string[], what: (args: string) => string | undefined): string[] => [
    ...new Set(
      calls.flatMap(([, call, args]) => (wanted.includes(call ?? '') ? (what(args ?? '') ?? args ?? '') : [])),
    ),
  ]
  return {
    sockets: of(['socket'], (args) => args.replace(/^(\w+), (\w+).*$/, '$1 $2')),
    connects: of(['connect'], addressIn),
    binds: of(['bind'], addressIn),
    sends: of(['sendto', 'sendmsg', 'sendmmsg'], addressIn),
  }
}
