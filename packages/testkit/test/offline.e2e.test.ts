// The commands that read what an organization already has ask the operating system for no socket, seen by strace.
// `--without=strace` (CHANCERY_WITHOUT) goes on without these claims.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canTrace, readTrace, runTraced } from './_trace.ts'

const COMMAND = fileURLToPath(new URL('../../../apps/cli/bin/chancery.mjs', import.meta.url))
const NOTHING = { sockets: [], connects: [], binds: [], sends: [] }
/** One page that says an address, and would open a link if anybody let it. */
const PDF = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (https://example.com/opened) >> >>
endobj
2 0 obj
<< /Type /Pages /Kids [4 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /NotEmbedded >>
endobj
4 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>
endobj
5 0 obj
<< /Length 49 >>
stream
BT /F1 12 Tf 72 720 Td (mail bob@example.com) Tj ET
endstream
endobj
trailer
<< /Size 6 /Root 1 0 R >>
%%EOF
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-offline-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** Runs the command under watch. Code 1 of scan and shadow: they found something, so they did their work. */
async function watch(...args: readonly string[]) {
  const file = join(folder, 'trace')
  const { code, stdout } = await runTraced(file, [process.execPath, COMMAND, ...args], {
    env: { CHANCERY_HOME: folder },
  })
  return { code, stdout, trace: readTrace(file) }
}

describe.skipIf(!canTrace)('a command that reads what is there, watched by the system (strace)', () => {
  it('scan opens no socket, whatever addresses are in the files', async () => {
    const files = [write('a.txt', 'mail alice@example.com, see https://example.com/x'), write('b.pdf', PDF)]
    const { code, stdout, trace } = await watch('scan', ...files)
    expect(stdout).toContain('b.pdf, page 1: e-mail address')
    expect({ code, trace }).toEqual({ code: 1, trace: NOTHING })
  })

  it('assess opens no socket, whatever addresses are in the chats', async () => {
    const lines = [
      'see https://example.com/x',
      'mail alice@example.com',
      'location: https://maps.example.com/?q=18.5,73.8',
    ]
    const chat = write(
      'WhatsApp Chat with Bob.txt',
      lines.map((text, minute) => `13/01/2026, 09:0${minute} - ${minute === 0 ? 'Alice' : 'Bob'}: ${text}\n`).join(''),
    )
    const targets = ['--out', join(folder, 'report.html'), '--json', join(folder, 'report.json')]
    const { code, stdout, trace } = await watch('assess', 'whatsapp', chat, ...targets)
    expect(stdout).toContain('Written: ')
    expect({ code, trace }).toEqual({ code: 0, trace: NOTHING })
  })

  it('shadow opens no socket, and looks up none of the names that it reads', async () => {
    const log = write('dns.log', 'Nov 20 09:05:00 gw dnsmasq[8]: query[A] web.whatsapp.com from 10.1.0.1\n')
    const { code, stdout, trace } = await watch('shadow', log, '--rpz', join(folder, 'zone'))
    expect(stdout).toContain('WhatsApp')
    expect({ code, trace }).toEqual({ code: 1, trace: NOTHING })
  })
})
