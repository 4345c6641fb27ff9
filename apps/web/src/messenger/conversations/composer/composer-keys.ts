import { isTouch } from './is-touch.ts'

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** What a key does in the field; `undefined`: what it does in every field. */
export function composerAct(
  { key, shiftKey, altKey }: Pressed,
  isEmpty: boolean,
  isAnswering: boolean,
): 'send' | 'unanswer' | 'messages' | undefined {
  if (key === 'Enter' && !shiftKey && !altKey && !isTouch()) return 'send'
  if (key === 'Escape' && isAnswering) return 'unanswer'
  return key === 'ArrowUp' && isEmpty && !altKey ? 'messages' : undefined
}

/** What a key does while people are suggested for an `@`. */
export function mentionAct({ key, shiftKey, altKey }: Pressed): 'next' | 'previous' | 'pick' | 'dismiss' | undefined {
  if (altKey) return undefined
  if (key === 'ArrowDown') return 'next'
  if (key === 'ArrowUp') return 'previous'
  if (key === 'Escape') return 'dismiss'
  return (key === 'Enter' || key === 'Tab') && !shiftKey ? 'pick' : undefined
}
