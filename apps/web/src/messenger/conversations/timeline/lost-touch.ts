/**
 * A finger that turns a list may draw the row on which it began out of the window, where it is drawn no more; that row alone
 * hears that the finger is lifted. This tells the list, which takes no press while it believes that it is being turned. Gives
 * how to stop.
 */
export function tellLostTouches(scroller: HTMLElement): () => void {
  const hear = ({ target }: TouchEvent): void => {
    if (target === null) return
    const lifted = (): void => {
      target.removeEventListener('touchend', lifted)
      target.removeEventListener('touchcancel', lifted)
      if (!(target as Node).isConnected) scroller.dispatchEvent(new Event('touchend'))
    }
    target.addEventListener('touchend', lifted)
    target.addEventListener('touchcancel', lifted)
  }
  scroller.addEventListener('touchstart', hear, { passive: true })
  return () => scroller.removeEventListener('touchstart', hear)
}
