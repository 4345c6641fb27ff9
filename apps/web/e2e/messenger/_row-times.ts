import type { WebPerson } from '../_web-office.ts'
import { fieldOf } from '../_writing.ts'

/** For each text, the milliseconds between Enter and its row in the list, by the page's own clock. */
export async function rowTimes(person: WebPerson, texts: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const text of texts) {
    await fieldOf(person).fill(text)
    const watched = await person.page.evaluateHandle((wanted) => {
      let start = Number.NaN
      addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
      const log = document.querySelector('[role="log"]') as HTMLElement
      const time = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const rows = [...log.querySelectorAll('article')]
          if (!rows.some((row) => row.ariaLabel?.includes(wanted))) return
          observer.disconnect()
          resolve(performance.now() - start)
        })
        observer.observe(log, { childList: true, subtree: true })
      })
      return { time }
    }, text)
    await fieldOf(person).press('Enter')
    times.push(await watched.evaluate(({ time }) => time))
  }
  return times
}
