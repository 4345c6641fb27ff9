import type { Truth } from '@chancery/exposure'
import { leadersOf } from '../data/data-set.ts'
import type { Recording } from '../record/recording.ts'
import { writtenLog } from './ordinary.ts'

/** How the organization really is, as far as the data tell. */
export function truthOf(recording: Recording): Truth {
  const { data } = recording
  const { departments, levels, superiors, people } = data
  const leaders = leadersOf(data)
  return {
    people,
    messages: writtenLog(recording),
    ...(departments && { departments: Int32Array.from(departments) }),
    ...(levels && { levels: Int8Array.from(levels) }),
    ...(leaders && { leaders }),
    ...(superiors && { superiors: Int32Array.from(superiors) }),
  }
}
