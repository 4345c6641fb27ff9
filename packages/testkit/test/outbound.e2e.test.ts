// What the server, the engine, and the command ask the operating system for, seen by strace: sockets to where they were
// told to go, and to nobody else. `--without=strace` (CHANCERY_WITHOUT) goes on without these claims.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createGroup,
  enrolDevice,
  follow,
  foundOrganization,
  invitePerson,
  listMessages,
  sendText,
  synchronize,
} from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { ServerProcess } from '@chancery/testkit'
import { newDevice, startServerProcess } from '@chancery/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canTrace, readTrace, runTraced, straceTo, tracedEnv } from './_trace.ts'

const CLIENT = fileURLToPath(new URL('./_client.ts', import.meta.url))
const REACHES_OUT = fileURLToPath(new URL('./_reaches-out.ts', import.meta.url))
const COMMAND = fileURLToPath(new URL('../../../apps/cli/bin/chancery.mjs', import.meta.url))
/** What glibc asks about a name, any name: the kernel for this machine's own addresses, a cache on this machine. */
const FOR_A_NAME = { sockets: ['AF_NETLINK SOCK_RAW', 'AF_UNIX SOCK_STREAM'], cache: 'unix /var/run/nscd/socket' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-outbound-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The server's link with its address in numbers, so that there is no name to look up. */
function inNumbers(server: ServerProcess): { link: string; address: string } {
  const { host } = new URL(server.url.replace('localhost', '127.0.0.1'))
  return { address: host, link: formatLink(server.foundLink).replace('localhost', '127.0.0.1') }
}

/** Runs the command on a home, tracing it into a file of its own. */
function command(home: string, args: readonly string[], untilLine = false) {
  const trace = join(folder, `${args[0]}-${home}.trace`)
  const env = { CHANCERY_PIN: 'a long enough PIN', CHANCERY_HOME: join(folder, home) }
  return runTraced(trace, [process.execPath, COMMAND, ...args, '--json'], { env, untilLine }).then((result) => {
    expect({ args, ...result }).toMatchObject({ code: 0 })
    return { trace: readTrace(trace), lines: result.stdout.split('\n').filter(Boolean) }
  })
}

describe.skipIf(!canTrace)('the server, watched by the system (strace)', () => {
  it('listens on the addresses it was given and never connects or sends to anybody, whatever people do', async () => {
    const trace = join(folder, 'server.trace')
    await using server = await startServerProcess({ under: () => straceTo(trace), env: tracedEnv })
    const carol = newDevice()
    const bob = newDevice()
    const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
    const engine = await foundOrganization(carol.ports, server.foundLink, founding)
    const enrolled = await enrolDevice(bob.ports, await invitePerson(engine), { name: 'Bob', label: 'laptop' })
    const following = follow(enrolled)
    await synchronize(engine)
    const conversation = await createGroup(engine, 'Loans', [enrolled.account.person])
    for (let count = 0; count < 20; count++)
      await sendText(engine, { kind: 'conversation', conversation }, `Message ${count} to https://example.com`)
    await synchronize(enrolled)
    expect((await listMessages(enrolled)).filter(({ kind }) => kind === 'text')).toHaveLength(20)
    following.stop()
    await following.ended
    for (const url of [server.url, `${server.url}/nothing`, `${server.url}/api/heads`, server.metricsUrl])
      await (await fetch(url)).text()
    await server.kill('SIGTERM')
    const addresses = [server.url, server.metricsUrl].map((url) => `127.0.0.1:${new URL(url).port}`)
    expect(readTrace(trace)).toEqual({
      sockets: ['AF_INET SOCK_STREAM'],
      connects: [],
      binds: addresses,
      sends: [],
    })
  })
})

describe.skipIf(!canTrace)('the engine, watched by the system (strace)', () => {
  it('founds, invites, writes, and stays connected with one address: the one in its link', async () => {
    await using server = await startServerProcess()
    const { link, address } = inNumbers(server)
    const trace = join(folder, 'client.trace')
    expect(await runTraced(trace, [process.execPath, CLIENT, link])).toMatchObject({
      code: 0,
      stdout: 'kept for myself\n',
    })
    expect(readTrace(trace)).toEqual({ sockets: ['AF_INET SOCK_STREAM'], connects: [address], binds: [], sends: [] })
  })

  it('given a name, asks nobody on any network for it when this machine knows it', async () => {
    await using server = await startServerProcess()
    const { address } = inNumbers(server)
    const trace = join(folder, 'client.trace')
    const link = formatLink(server.foundLink)
    expect(link).toContain('//localhost:')
    expect(await runTraced(trace, [process.execPath, CLIENT, link])).toMatchObject({ code: 0 })
    const { sockets, connects, binds, sends } = readTrace(trace)
    const port = address.split(':')[1]
    // Port 0: glibc asks the kernel which of a name's addresses it would take; nothing is sent.
    const own = ['127.0.0.1', '[::1]'].flatMap((host) => [`${host}:${port}`, `${host}:0`])
    expect(connects).toContain(address)
    expect(connects.filter((to) => ![...own, FOR_A_NAME.cache].includes(to))).toEqual([])
    expect([...binds, ...sends].filter((to) => to !== 'netlink')).toEqual([])
    const others = sockets.filter((kind) => !FOR_A_NAME.sockets.includes(kind))
    expect(others.filter((kind) => !/^AF_INET6? SOCK_(STREAM|DGRAM)$/.test(kind))).toEqual([])
  })
})

describe.skipIf(!canTrace)('the command, watched by the system (strace)', () => {
  it('connects to the server in its link and to nothing else, in all that it does', async () => {
    await using server = await startServerProcess()
    const { link, address } = inNumbers(server)
    const only = { sockets: ['AF_INET SOCK_STREAM'], connects: [address], binds: [], sends: [] }
    const founded = await command('carol', ['found', link, '--organization', 'Bank of Examples', '--name', 'Carol'])
    expect(founded.trace).toEqual(only)
    const { invite } = JSON.parse(founded.lines[0] as string) as { invite: string }
    const later: [home: string, ...string[]][] = [
      ['bob', 'enrol', invite, '--name', 'Bob'],
      ['carol', 'invite'],
      ['carol', 'people'],
      ['carol', 'group', 'create', 'Loans', 'Bob'],
      ['carol', 'send', 'नमस्ते, see https://example.com', '--to', 'Loans'],
      ['bob', 'read'],
      ['bob', 'conversations'],
      ['carol', 'devices'],
    ]
    for (const [home, ...args] of later) {
      const { trace } = await command(home, args)
      expect({ args, trace }).toEqual({ args, trace: only })
    }
    const following = command('bob', ['follow'], true)
    await command('carol', ['send', 'And on', '--to', 'Loans'])
    expect((await following).trace).toEqual(only)
  })

  it('opens no socket at all for help, for proving, and for verifying', async () => {
    await using server = await startServerProcess()
    const none = { sockets: [], connects: [], binds: [], sends: [] }
    const { link } = inNumbers(server)
    await command('carol', ['found', link, '--organization', 'Bank of Examples', '--name', 'Carol'])
    await command('carol', ['group', 'create', 'Notes', 'Carol'])
    const sent = await command('carol', ['send', 'I approve', '--to', 'Notes'])
    const { message } = JSON.parse(sent.lines[0] as string) as { message: string }
    const bundle = join(folder, 'bundle')
    await command('carol', ['prove', message, '--out', bundle])
    await server.kill('SIGTERM')
    expect((await command('nobody', ['verify', bundle])).trace).toEqual(none)
    expect((await command('nobody', ['help'])).trace).toEqual(none)
  })
})

describe.skipIf(!canTrace)('the watch itself (strace)', () => {
  it('sees who looks up a name, sends a datagram, or connects elsewhere', async () => {
    const trace = join(folder, 'mallory.trace')
    // The system refuses each of them, so that nothing leaves this machine.
    const strace = ['-e', 'inject=connect,sendto,sendmsg,sendmmsg:error=ENETUNREACH']
    await runTraced(trace, [process.execPath, REACHES_OUT], { strace })
    const { connects, sends, sockets } = readTrace(trace)
    expect([...connects, ...sends]).toEqual(
      expect.arrayContaining(['192.0.2.53:53', '192.0.2.2:514', '192.0.2.1:8125']),
    )
    expect(sockets).toContain('AF_INET SOCK_DGRAM')
  })
})
