import type { ApprovedApp } from '../../contract/approved-apps.ts'
import { saveApprovedApps } from '../../contract/approved-apps.ts'

/** Keeps the service worker's list of approved apps in step with the register; nothing is written when nothing changed. */
export class SavedApps {
  readonly #surprise: (error: unknown) => void
  #saved = ''

  constructor(surprise: (error: unknown) => void) {
    this.#surprise = surprise
  }

  async save(apps: readonly ApprovedApp[]): Promise<void> {
    const text = JSON.stringify(apps)
    if (text === this.#saved) return
    this.#saved = text
    await saveApprovedApps(apps).catch((error: unknown) => this.#surprise(error))
  }
}
