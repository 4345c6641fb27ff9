import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Plugin } from 'vite'

const SOURCE = fileURLToPath(new URL('../src/service-worker/main.ts', import.meta.url))

/** The service worker's script in one piece: a browser compares these bytes to see whether it has changed. */
async function scriptOf(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: 'service-worker.js' } },
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('The service worker gave no script')
  return chunk.code
}

/** Puts `/service-worker.js` beside the page. Its name has no hash: the browser knows it by its address. */
export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'chancery:service-worker',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await scriptOf(SOURCE) })
    },
  }
}
