const marker = 'react-aria-pressable-style'

/**
 * React Aria adds a style tag with one constant rule at the first button, unless an element with this id is there already.
 * A strict content policy refuses the tag; so the id is taken, and the rule itself is in our base.css.
 */
export function claimPressStyle(page: Document): void {
  if (page.getElementById(marker)) return
  const meta = page.createElement('meta')
  meta.id = marker
  page.head.append(meta)
}
