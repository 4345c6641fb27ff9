const MOST_FRAMES = 20

/**
 * Gives an element the focus as soon as it can take it: a row that has just been drawn far away is measured first, unseen, and an
 * unseen element cannot.
 */
export function focusWhenShown(find: () => HTMLElement | null | undefined, frames = MOST_FRAMES): void {
  const element = find()
  element?.focus({ preventScroll: true })
  if ((element === undefined || element === null || document.activeElement !== element) && frames > 0)
    requestAnimationFrame(() => focusWhenShown(find, frames - 1))
}
