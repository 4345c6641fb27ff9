import type { CodedError } from '@chancery/base'
import type { OfficeEvent, Topics } from '../../contract/topics.ts'

/** Where a device's news go. */
export interface Outlet {
  change(topic: keyof Topics): void
  /** Everything is another now: told at once. */
  flush(): void
  tell(event: OfficeEvent): void
  /** The engine cannot go on: the board is not to be trusted, or this device was revoked. */
  end(error: CodedError): void
  /** Something that no code describes. */
  surprise(error: unknown): void
}
