import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../demo/src/main.ts', import.meta.url))

/** The made-up office, running. */
export interface DemoOffice extends AsyncDisposable {
  /** Its server, under its own name. */
  readonly url: string
  /** What it printed when it was ready. */
  readonly printed: string
  /** The link that opens the office as somebody, by the first part of its host name; each works once. */
  linkOf(person: string): string
}

/** Starts `npm start -- --demo` and waits until it is ready. */
export async function startDemoOffice(port: number): Promise<DemoOffice> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, '--demo', '--port', `${port}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      // Links come last, each on a line of its own.
      if (/#move\.\S+\n\n?$/.test(printed)) resolve()
    })
    child.once('exit', () => reject(new Error(`The made-up office did not start: ${printed}`)))
  })
  await ready
  return {
    url: `http://localhost:${port}`,
    printed,
    linkOf(person) {
      const link = new RegExp(String.raw`http://${person}\.localhost\S+`).exec(printed)?.[0]
      if (link === undefined) throw new Error(`The made-up office has no link for ${person}`)
      return link
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
