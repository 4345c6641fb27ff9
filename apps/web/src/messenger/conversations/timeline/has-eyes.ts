/** Whether the person can be looking at the page: it is shown, and has the focus. */
export function hasEyes(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
