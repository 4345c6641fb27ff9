import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** What is wrong with the page as it is: rule, and where. */
export async function violations(page: Page): Promise<string[]> {
  // In the page itself: another page would take the focus from it.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join()}: ${failureSummary}`),
  )
}
