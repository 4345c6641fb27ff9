import { exposureError } from '../errors.ts'
import type { Truth } from '../truth.ts'
import type { View } from '../view.ts'

/**
 * Refuses a view that cannot be judged by this truth.
 * @throws exposure/people where both count other people, exposure/person where a column names somebody beyond them
 */
export function checkView(view: View, truth: Truth): void {
  const { people, messages, sends, receives, uploads, downloads, presence } = view
  if (people !== truth.people) throw exposureError('exposure/people')
  const columns = [
    messages?.sender,
    messages?.receivers,
    truth.messages?.sender,
    truth.messages?.receivers,
    sends?.person,
    receives?.person,
    uploads?.person,
    downloads?.person,
    presence?.person,
  ]
  // Out of its row a number would count for somebody else, without a word.
  if (columns.some((column) => column?.some((person) => person < 0 || person >= people)))
    throw exposureError('exposure/person')
}
