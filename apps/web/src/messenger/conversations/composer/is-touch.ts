/** Where there is no keyboard but that on the screen, Enter begins a new line and the button sends. */
export function isTouch(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches
}
