import type { WebPerson } from './_web-office.ts'

/** Notes what parts of the screen say from now on, as it changes; gives what was said so far, each once. */
export async function hearing({ page }: WebPerson, selector: string): Promise<() => Promise<readonly string[]>> {
  const said = await page.evaluateHandle((wanted) => {
    const texts = new Set<string>()
    const note = (): void => {
      for (const element of document.querySelectorAll(wanted)) texts.add(element.ariaLabel ?? element.textContent)
    }
    new MutationObserver(note).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    })
    note()
    return texts
  }, selector)
  return () => said.evaluate((texts) => [...texts])
}
