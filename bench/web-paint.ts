declare global {
  /** Tells when what is in the document now has been drawn: in the task after the next animation frame. */
  var afterPaint: (tell: (at: number) => void) => void
}

/** For `addInitScript`: runs in every page before anything of ours. */
export function installAfterPaint(): void {
  globalThis.afterPaint = (tell) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => tell(performance.now()), { once: true })
      port1.start()
      port2.postMessage(undefined)
    })
  }
}
