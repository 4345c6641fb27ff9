import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { parseLink } from '@chancery/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newKey } from '@chancery/testkit/device'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** Runs the command; `untilLine` ends it with SIGTERM after its first line on stdout. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const line = Promise.race([once(child.stdout, 'data'), exit])
  return { child, output, exit, line }
}

async function refusal(...args: string[]): Promise<{ code: number | null; stderr: string }> {
  const { output, exit } = start(...args)
  const code = await exit
  expect(output.stdout).toBe('')
  return { code, stderr: output.stderr }
}

/** One line that says what to do, and no stack. */
function expectSentence(stderr: string, part: RegExp): void {
  expect(stderr).toMatch(part)
  expect(stderr.trim().split('\n')).toHaveLength(1)
}

describe('the start command', () => {
  it('prints one link that founds, and ends on SIGTERM and SIGINT with code 0', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, output, exit, line } = start('--data', join(folder.path, 'data'), '--port', '0')
      await line
      child.kill(signal)
      expect(await exit).toBe(0)
      const urls = output.stdout.match(/http:\S+/g) as string[]
      expect(urls).toHaveLength(1)
      expect(parseLink(urls[0] as string).kind).toBe('found')
      expect(output.stdout).toMatch(
        /^Chancery is running\. Open this link to found your organization: http:\/\/localhost:/,
      )
      expect(output.stderr).toBe('')
    }
  })

  it('refuses a folder that another process uses, and takes it when that one was killed', async () => {
    const data = join(folder.path, 'data')
    const first = start('--data', data, '--port', '0')
    await first.line
    const second = await refusal('--data', data, '--port', '0')
    expect(second.code).toBe(1)
    expectSentence(second.stderr, /in use by another Chancery; stop that one, or choose another folder with --data/)
    first.child.kill('SIGKILL')
    await first.exit
    const third = start('--data', data, '--port', '0')
    await third.line
    third.child.kill('SIGTERM')
    expect(await third.exit).toBe(0)
  })

  it('says what to do when its port is taken', async () => {
    const first = start('--data', join(folder.path, 'a'), '--port', '0')
    await first.line
    const port = /localhost:(\d+)/.exec(first.output.stdout)?.[1] as string
    const { code, stderr } = await refusal('--data', join(folder.path, 'b'), '--port', port)
    expect(code).toBe(1)
    expectSentence(stderr, /Port \d+ is taken by another program; choose one with --port/)
    first.child.kill('SIGTERM')
    await first.exit
  })

  it('says what to do about a folder that is not its own, a file, or a place where it may not write', async () => {
    const file = join(folder.path, 'file')
    await writeFile(file, 'mine')
    const foreign = await refusal('--data', folder.path, '--port', '0')
    expectSentence(foreign.stderr, /holds something else; choose an empty or new folder with --data/)
    expectSentence((await refusal('--data', file, '--port', '0')).stderr, /is not a folder; choose another with --data/)
    const { code, stderr } = await refusal('--data', '/proc/chancery', '--port', '0')
    expect(code).toBe(1)
    expectSentence(stderr, /cannot be written; give this user the right, or choose another folder with --data/)
  })

  it('refuses the folder of a newer version', async () => {
    await writeFile(join(folder.path, 'chancery.json'), '{"format":2}')
    const { code, stderr } = await refusal('--data', folder.path, '--port', '0')
    expect(code).toBe(1)
    expectSentence(stderr, /newer Chancery; start that version instead/)
  })

  it('refuses to make new log keys for a board that has a history', async () => {
    await writeFile(join(folder.path, 'chancery.json'), '{"format":1}')
    await writeFile(join(folder.path, 'state.db'), '')
    expectSentence(
      (await refusal('--data', folder.path, '--port', '0')).stderr,
      /log-keys\.json is missing or damaged; restore/,
    )
  })

  it('says what stands after --relay, and whom it talks to with one', async () => {
    const data = ['--data', join(folder.path, 'data'), '--port', '0']
    const { code, stderr } = await refusal(...data, '--relay', 'nonsense')
    expect(code).toBe(1)
    expectSentence(stderr, /After --relay stands the access key that the relay prints when it starts/)
    const relay = newKey().text
    const { child, output, exit, line } = start(...data, '--relay', relay, '--url', 'http://localhost:9999')
    await line
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    expect(output.stdout).toMatch(/found your organization: http:\/\/localhost:9999\//)
    expect(output.stdout).toContain('It talks to its relay only; people open the address of that')
    expect(output.stdout).toMatch(/gateway’s key, .* this fingerprint: ([0-9a-f]{4} ){3}[0-9a-f]{4}$/m)
  })

  it('ends with code 2 for a flag that it does not know or cannot read', async () => {
    for (const flags of [['--nonsense'], ['--port', 'x'], ['--port', '70000'], ['more']])
      expect((await refusal(...flags)).code).toBe(2)
  })

  it('explains its flags with --help', async () => {
    const { output, exit } = start('--help')
    expect(await exit).toBe(0)
    for (const flag of [
      '--port',
      '--data',
      '--host',
      '--cert',
      '--key',
      '--private-ca',
      '--trust-proxy',
      '--url',
      '--relay',
    ])
      expect(output.stdout).toContain(flag)
  })
})
