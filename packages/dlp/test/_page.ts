import type { Finding } from '../src/index.ts'

const policy = (
  globalThis as unknown as {
    trustedTypes: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => string }
    }
  }
).trustedTypes.createPolicy('chancery', { createScriptURL: (url) => url })
const worker = new Worker(policy.createScriptURL('/worker.js'), { type: 'module' })

/** Asks the worker, one text at a time. */
const ask = (question: unknown): Promise<readonly Finding[]> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data as readonly Finding[]), { once: true })
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true })
    worker.postMessage(question)
  })

Object.assign(globalThis, { ask })
