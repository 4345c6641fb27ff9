import type { WebPerson } from './_web-office.ts'

interface Reply {
  readonly id?: number
  readonly result?: {
    readonly result: { readonly value?: unknown }
    readonly exceptionDetails?: { readonly text: string }
  }
}

/**
 * Evaluates an expression in the worker that all tabs of this person share, past everything of ours: to end it, or to give it
 * another clock. Gives its value.
 */
export async function inWorker({ context, page }: WebPerson, expression: string): Promise<unknown> {
  const browser = context.browser()
  if (browser === null) throw new Error('This browser cannot be asked for its workers')
  const [tab, all] = [await context.newCDPSession(page), await browser.newBrowserCDPSession()]
  try {
    const { targetInfo } = await tab.send('Target.getTargetInfo')
    const { targetInfos } = await all.send('Target.getTargets', { filter: [{ type: 'shared_worker' }] })
    const worker = targetInfos.find(({ browserContextId }) => browserContextId === targetInfo.browserContextId)
    if (worker === undefined) throw new Error('There is no shared worker')
    const { sessionId } = await all.send('Target.attachToTarget', { targetId: worker.targetId })
    const replied = new Promise<Reply>((resolve) => {
      all.on('Target.receivedMessageFromTarget', ({ message }) => {
        const reply = JSON.parse(message) as Reply
        if (reply.id === 1) resolve(reply)
      })
    })
    const params = { expression, returnByValue: true, awaitPromise: true }
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })
    await all.send('Target.sendMessageToTarget', { sessionId, message })
    const { result } = await replied
    if (result?.exceptionDetails !== undefined) throw new Error(result.exceptionDetails.text)
    return result?.result.value
  } finally {
    await tab.detach()
    await all.detach()
  }
}
