import type { CDPSession, Locator } from '@playwright/test'
import { expect } from './_acts.ts'

/** Boxes without a meaning of their own, and the pieces of a text: nothing is said of them. */
const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'RootWebArea'])

/**
 * What a screen reader says of a part of the screen, in its order, by the browser's own tree of accessibility: one line for
 * each thing in it, its kind before its name, as in `link "Bob, Loans"`; headings with their level.
 */
export async function heard(part: Locator): Promise<string[]> {
  const page = part.page()
  const cdp = await page.context().newCDPSession(page)
  try {
    const root = await nodeOf(cdp, part)
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const byId = new Map(nodes.map((node) => [node.nodeId, node]))
    const lines: string[] = []
    const walk = (id: string | undefined): void => {
      const node = id === undefined ? undefined : byId.get(id)
      if (node === undefined) return
      const kind = String(node.role?.value)
      const level = node.properties?.find(({ name }) => name === 'level')?.value.value
      const isSaid = !node.ignored && !SILENT.has(kind)
      if (isSaid) lines.push(`${kind} "${node.name?.value ?? ''}"${kind === 'heading' ? ` [level=${level}]` : ''}`)
      for (const child of node.childIds ?? []) walk(child)
    }
    walk(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === root)?.nodeId)
    return lines
  } finally {
    await cdp.detach()
  }
}

/** All of these are heard, one after the other; other things may be said between them. */
export async function hears(part: Locator, ...said: readonly RegExp[]): Promise<void> {
  await expect.poll(async () => firstUnheard(await heard(part), said)).toBeUndefined()
}

/** The browser's number of an element. */
async function nodeOf(cdp: CDPSession, part: Locator): Promise<number> {
  await part.evaluate((element) => {
    ;(globalThis as { heard?: Element }).heard = element
  })
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'globalThis.heard' })
  const { node } = await cdp.send('DOM.describeNode', { objectId: result.objectId ?? '' })
  return node.backendNodeId
}

/** The first that does not come after the one before it, and what was heard instead. */
function firstUnheard(lines: readonly string[], said: readonly RegExp[]): string | undefined {
  let from = 0
  for (const one of said) {
    const at = lines.findIndex((line, index) => index >= from && one.test(line))
    if (at === -1) return `${String(one)} is not heard among:\n${lines.slice(from).join('\n')}`
    from = at + 1
  }
  return undefined
}
