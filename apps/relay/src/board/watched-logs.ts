import type { Clock } from '@chancery/base'
import type { OfficeResponse } from '@chancery/protocol'
import { formatVerifierKey, parseVerifierKey } from '@chancery/tlog'
import type { NoteSigner, VerifierKey } from '@chancery/tlog'
import { relayError } from '../errors.ts'
import { BoardMirror } from '../mirror/board-mirror.ts'
import type { FetchFile } from '../mirror/board-mirror.ts'
import { RegisterMirror } from '../mirror/register-mirror.ts'
import { LogWitness } from '../witness/log-witness.ts'
import type { LogName, WitnessFile } from '../witness/witness-file.ts'

export interface WatchedLogsOptions {
  readonly signer: NoteSigner
  readonly file: WitnessFile
  readonly clock: Clock
  readonly fetchFile: FetchFile
  readonly onRevoked: (access: string) => void
  readonly onCosigned: () => void
}

/** Both logs of one board, each with its witness and its mirror. */
export interface WatchedLogs {
  /** The board’s name, which is in every signature that signs a device in. */
  readonly origin: string
  readonly witnesses: readonly [board: LogWitness, register: LogWitness]
  readonly board: BoardMirror
  readonly register: RegisterMirror
}

const isKey = (text: string, key: VerifierKey): boolean => formatVerifierKey(key) === text

/**
 * The logs of the board that answers. The first one is believed; from then on only that one (`relay/other-board`), because
 * keys of logs do not change.
 */
export function watchLogs(office: OfficeResponse, options: WatchedLogsOptions): WatchedLogs {
  const { signer, file, clock, fetchFile, onRevoked, onCosigned } = options
  const witness = (log: LogName): LogWitness => {
    const key = parseVerifierKey(office[log])
    const known = file.get(log)?.key
    if (key === undefined || (known !== undefined && !isKey(known, key)))
      throw relayError(
        'relay/other-board',
        `The ${log} that answers is another one than this relay has cosigned. Check --board; if IT has set up a new organization, start with a new folder`,
      )
    return new LogWitness({ log, key, signer, file, clock, onCosigned })
  }
  const [board, register] = [witness('board'), witness('register')]
  return {
    origin: board.key.name,
    witnesses: [board, register],
    board: new BoardMirror(board, fetchFile),
    register: new RegisterMirror(register, fetchFile, onRevoked),
  }
}
