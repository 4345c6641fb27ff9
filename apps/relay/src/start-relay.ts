import type { Server } from 'node:http'
import { listen, openReach, serveMetrics } from '@chancery/host'
import type { PrivateCa, Reach } from '@chancery/host'
import { formatVerifierKey } from '@chancery/tlog'
import { compose } from './compose.ts'
import type { Parts } from './compose.ts'
import { resolveConfig } from './config.ts'
import type { RelayOptions } from './config.ts'
import { openRelayFolder } from './folder/relay-folder.ts'

/** A relay that runs. */
export interface RunningRelay {
  /** The address that people open, without a slash at the end. */
  readonly url: string
  /** The relay's access key, URL-safe base64: what the board's server is started with. */
  readonly key: string
  /** The verifier key of its witness, in one line. */
  readonly witness: string
  /** Whether its keys were made at this start. */
  readonly isNew: boolean
  /** The private CA that devices must trust, where there is one. */
  readonly privateCa: PrivateCa | undefined
  /** Resolves when the board has taken it for the first time since the start. */
  readonly joined: Promise<void>
  /** Reads the certificate's files again, where there are any, and says what is wrong with them. */
  reload(): Promise<void>
  /** Hands on what was taken, says goodbye to everybody, and closes the folder. */
  close(): Promise<void>
}

/**
 * Starts a relay over its folder, and goes on trying to join the board. Throws `relay/…` or `server/…` with one sentence
 * that says what to do.
 */
export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const config = resolveConfig(options)
  const folder = await openRelayFolder(config.dataDir)
  let reach: Reach | undefined
  let parts: Parts | undefined
  let metrics: Server | undefined
  const closeAll = async (): Promise<void> => {
    parts?.app.server.close()
    metrics?.close()
    reach?.close()
    await Promise.all(parts?.lanes.map((lane) => lane.close()) ?? [])
    await parts?.follower.close()
    await parts?.app.close()
    folder.close()
  }
  try {
    const opened = await openReach({ ...config, choice: config.reach })
    reach = opened
    const made = await compose(config, opened, folder)
    parts = made
    const url = opened.url(await listen(made.app, config))
    if (config.metricsPort !== undefined) metrics = await serveMetrics(() => made.meter.text(), config.metricsPort)
    made.follower.start()
    return {
      url,
      key: folder.keys.access.text,
      witness: formatVerifierKey(folder.keys.witness.key),
      isNew: folder.isNew,
      privateCa: opened.privateCa,
      joined: made.follower.joined,
      reload: () => opened.reload(),
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
