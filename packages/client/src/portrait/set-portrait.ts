import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { isSame } from './fold-portrait.ts'
import { isPortraitImage } from './portrait-image.ts'
import { readPortrait, readTelling, savePortrait, saveTelling, together } from './portrait-records.ts'
import { PORTRAIT_TABLE } from './portraits.ts'
import { devicesOnTheWay } from './tell-portrait.ts'

/**
 * Chooses how this person looks to colleagues; without `image` (WebP or JPEG, square, at most 1,900 bytes) the portrait is taken
 * away. Nothing is sent: others learn it with what is said to them next. Throws `client/not-allowed` for anything else.
 */
export async function setPortrait(engine: Engine, image?: Uint8Array): Promise<void> {
  if (image !== undefined && !isPortraitImage(image))
    throw clientError('client/not-allowed', 'This is not a small square picture (WebP or JPEG). Choose another one')
  await engine.exclusive(async () => {
    const { person } = engine.account
    const writes = new Writes()
    const known = await readPortrait(engine, writes, person)
    if (known === undefined ? image === undefined : isSame(known, image ?? new Uint8Array(0))) return
    const { told, had } = await readTelling(engine, writes)
    const knew = together(together(had, told), devicesOnTheWay(engine))
    const position = known?.position ?? 0
    savePortrait(engine, writes, person, image === undefined ? { position } : { image, position })
    // What nobody has heard of need not be taken back.
    const isNothing = image === undefined && knew.length === 0
    if (isNothing) writes.delete(PORTRAIT_TABLE, person)
    saveTelling(writes, { told: [], had: knew, ...(isNothing ? {} : { isChosen: true }) })
    await engine.commit(writes)
  })
}
