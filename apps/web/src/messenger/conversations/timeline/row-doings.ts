import type { RefObject } from 'react'
import type { MessageId } from '@chancery/protocol'
import type { Office } from '../../../contract/office.ts'
import type { MessageRow } from '../../../contract/topics.ts'
import { navigate } from '../../frame/navigate.ts'
import { formatRoute } from '../../frame/routes.ts'
import type { Words } from '../../language/words.ts'
import type { MessageActs } from '../acts/message-acts.ts'
import type { MessageAct } from '../acts/possible-acts.ts'
import { quotedText } from '../acts/quoted-text.ts'
import type { ComposerHandle } from '../composer/composer-terms.ts'
import { isTouch } from '../composer/is-touch.ts'
import { quoteOf } from '../text/quoted-words.ts'
import { copyWords } from './copy-words.ts'
import type { Point } from './row-acts.ts'
import type { Timeline } from './timeline.ts'
import type { Timelines } from './timelines.ts'
import type { Overlay } from './overlay.ts'

interface DoingTerms {
  readonly office: Office
  readonly timeline: Timeline
  readonly timelines: Timelines
  readonly composer: RefObject<ComposerHandle | null>
  readonly messages: MessageActs
  readonly open: (overlay: Overlay) => void
  readonly teller: () => {
    readonly words: Words
    readonly toast: { readonly notice: (text: string) => void; readonly problem: (error: unknown) => void }
  }
}

/** What each act does: at once, in the field below, or in what opens above the list. */
export function rowDoings(terms: DoingTerms): Readonly<Record<MessageAct, (row: MessageRow, at: Point) => void>> {
  const { office, timeline, timelines, composer, messages, open, teller } = terms
  const copy = (text: string, said: 'conversations.text-copied' | 'conversations.link-copied'): void =>
    void copyWords(text, said, teller().words, teller().toast)
  return {
    react: (row, at) => open({ kind: 'react', row, at }),
    reply(row) {
      const quote = quoteOf(row)
      if (quote !== undefined) composer.current?.answer(quote)
    },
    'reply-privately'({ person, text = '' }) {
      timelines.leaveQuote(person, quotedText(text))
      navigate({ at: 'conversation', conversation: `with.${person}` })
    },
    edit({ id, key, text = '', mentions = [], attachment }) {
      if (id !== undefined) composer.current?.edit({ id, key, text, mentions, mayBeEmpty: attachment !== undefined })
    },
    forward: (row) => open({ kind: 'forward', row }),
    star: (row) => void messages.star(row),
    pin: (row) => void messages.pin(row),
    copy: (row) => copy(row.text ?? '', 'conversations.text-copied'),
    link({ id }) {
      if (id === undefined) return
      const route = formatRoute({ at: 'conversation', conversation: timeline.key, message: id })
      copy(location.origin + location.pathname + route, 'conversations.link-copied')
    },
    info: (row) => open({ kind: 'info', row }),
    evidence({ id, position }) {
      if (id !== undefined) void prove(office, id, position, teller())
    },
    hide: (row) => void messages.hide(row).then(() => focusField(composer)),
    delete: (row) => open({ kind: 'delete', row }),
    retry: (row) => void timeline.retry(row.key).catch(teller().toast.problem),
    discard: (row) => void timeline.discard(row.key).catch(teller().toast.problem),
  }
}

/** Where the row that had the focus is gone, one goes on writing; on a phone the keyboard would come up. */
function focusField(composer: RefObject<ComposerHandle | null>): void {
  if (!isTouch() && document.activeElement === document.body) composer.current?.focus()
}

/** What makes the file is fetched when somebody first wants one. */
async function prove(
  office: Office,
  message: MessageId,
  position: number | undefined,
  { words, toast }: ReturnType<DoingTerms['teller']>,
): Promise<void> {
  try {
    const { saveEvidence } = await import('../../evidence/save-evidence.ts')
    await saveEvidence(office, message, position)
    toast.notice(words.t('conversations.evidence-saved'))
  } catch (error) {
    toast.problem(error)
  }
}
