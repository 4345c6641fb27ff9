import { CodedError, hasCode } from '@chancery/base'
import type { Engine, EngineEvent, HistoryTransfer } from '@chancery/client'
import { backupOf, carryHistory, listHistory, restoreBackup } from '@chancery/client'
import type { HistoryRow, HistoryView } from '../../contract/history-calls.ts'
import type { Outlet } from '../device/outlet.ts'
import type { SearchService } from '../search/search-service.ts'

const DAY_MS = 86_400_000

/** History on its way between this person’s devices, and the backup: keeps it going, and says how far it is. */
export class HistoryDesk {
  readonly #engine: Engine
  readonly #search: SearchService
  readonly #outlet: Outlet
  #transfers: readonly HistoryTransfer[] = []
  #backup: HistoryView['backup']
  #isOnline = false
  #isStopped = false

  constructor(engine: Engine, search: SearchService, outlet: Outlet) {
    this.#engine = engine
    this.#search = search
    this.#outlet = outlet
  }

  get view(): HistoryView {
    const transfers = this.#transfers.map((transfer) => this.#rowOf(transfer))
    return this.#backup === undefined ? { transfers } : { transfers, backup: this.#backup }
  }

  /** Reads what is known. */
  async load(): Promise<void> {
    this.#transfers = await listHistory(this.#engine)
    const backup = await backupOf(this.#engine)
    this.#backup = backup && {
      messages: backup.messages,
      due: backup.due * 1000,
      ...(backup.made === undefined ? {} : { made: backup.made * 1000 }),
    }
    this.#outlet.change('history')
  }

  take(event: EngineEvent): void {
    if (event.kind === 'history') this.#takeTransfer(event.transfer)
    if (event.kind === 'network') this.#isOnline = event.state === 'online'
    const isReason = event.kind === 'network' || event.kind === 'roster'
    if (isReason && this.#isOnline) this.carry()
  }

  /** Goes on with everything that is due, unless there is no line: then it is gone on with when there is. */
  carry(): void {
    if (this.#isStopped) return
    this.#carry().catch((error: unknown) => {
      if (!hasCode(error, 'client/unreachable') && !this.#isStopped) this.#tell(error)
    })
  }

  #tell(error: unknown): void {
    if (!(error instanceof CodedError)) return this.#outlet.surprise(error)
    this.#outlet.tell({ kind: 'notice', code: innerCodeOf(error), text: error.message })
  }

  /** Brings back what lies under a code; what is wrong with it is told, and it can be given again in the settings. */
  restore(code: string): void {
    restoreBackup(this.#engine, code)
      .then(() => this.load())
      .then(() => this.carry())
      .catch((error: unknown) => this.#tell(error))
  }

  stop(): void {
    this.#isStopped = true
  }

  async #carry(): Promise<void> {
    await carryHistory(this.#engine)
    await this.load()
    // A backup falls due while the program runs, too.
    const { due } = this.#backup ?? { due: 0 }
    const inMs = due - this.#engine.ports.clock.now()
    if (inMs > 0 && inMs < DAY_MS) this.#engine.ports.clock.after(inMs, () => this.carry())
  }

  #takeTransfer(transfer: HistoryTransfer): void {
    const isSame = ({ direction, device }: HistoryTransfer): boolean =>
      direction === transfer.direction && device === transfer.device
    this.#transfers = [...this.#transfers.filter((one) => !isSame(one)), transfer]
    this.#outlet.change('history')
    if (transfer.direction !== 'from') return
    if (transfer.done === 0 && transfer.state === 'running') this.carry()
    if (transfer.state === 'running') return
    this.#outlet.tell({ kind: 'history' })
    // What came is found, too; what is in the index already stays as it is.
    this.#search.build().catch((error: unknown) => this.#outlet.surprise(error))
  }

  #rowOf(transfer: HistoryTransfer): HistoryRow {
    const label = transfer.device === undefined ? undefined : this.#engine.roster.devices[transfer.device]?.label
    return label === undefined ? transfer : { ...transfer, deviceLabel: label }
  }
}

function innerCodeOf({ code, detail }: CodedError): string {
  return code === 'client/refused-by-server' && typeof detail['code'] === 'string' ? detail['code'] : code
}
