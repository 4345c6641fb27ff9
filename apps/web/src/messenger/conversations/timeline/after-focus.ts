/** Does something when what has just closed has given the focus back, which takes up to two frames. */
export function afterFocus(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(task)))
}
