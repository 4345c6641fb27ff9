import { join } from 'node:path'
import { base64url } from '@chancery/base'
import { encodeKeyConfig, openGatewayKey } from '@chancery/ohttp'
import type { GatewayKey } from '@chancery/ohttp'
import type { FastifyInstance } from 'fastify'
import type { Callers } from '../http/callers.ts'
import { openGatewayKeyFile } from './gateway-key-file.ts'
import type { Vault } from '../vault/vault.ts'
import { openCellTarget } from './cell-target.ts'
import type { CellBoard } from './cell-target.ts'
import { Gateway } from './gateway.ts'
import type { GatewayOptions } from './gateway.ts'
import { addRelayGuard, relayedCallers } from './relay-guard.ts'
import type { RelayGuardOptions } from './relay-guard.ts'
import type { Target } from './target.ts'
import { vaultTarget } from './vault-target.ts'

/** How everything comes to a server that has a relay. */
export interface RelayDoor {
  readonly gateway: Gateway
  /** Where what is in envelopes goes. */
  readonly cells: Target<'cell'>
  readonly vault: Target<'vault'>
  readonly callers: Callers
  /** What devices seal envelopes to: a key configuration in URL-safe base64. */
  readonly keyConfig: string
  /** Turns away whoever is not the relay. To be called before routes are added. */
  addGuard(app: FastifyInstance): void
}

export interface RelayDoorOptions extends RelayGuardOptions, Omit<GatewayOptions, 'key'> {
  /** The data folder, where the gateway's key is kept. */
  readonly dataDir: string
  readonly board: CellBoard
  readonly vault: Vault
}

/** Opens the gateway, with a new key where there was none. Throws `server/damaged` or `server/data-folder`. */
export async function openRelayDoor(options: RelayDoorOptions): Promise<RelayDoor> {
  const key = await openGatewayKeyFile(join(options.dataDir, 'gateway-key'))
  const { config } = (await openGatewayKey(key)) as GatewayKey
  return {
    gateway: new Gateway({ ...options, key }),
    cells: await openCellTarget(options.board, options.clock),
    vault: vaultTarget(options.vault),
    callers: relayedCallers(options),
    keyConfig: base64url(encodeKeyConfig(config)),
    addGuard: (app) => addRelayGuard(app, options),
  }
}
