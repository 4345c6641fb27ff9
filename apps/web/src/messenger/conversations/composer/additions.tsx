import { lazy, Suspense, useState } from 'react'
import { AttachButton } from '../attach/attach-button.tsx'
import type { Tray } from '../attach/use-tray.ts'
import type { Message } from './composer-terms.ts'

const PollDialog = lazy(async () => ({ default: (await import('../acts/poll/poll-dialog.tsx')).PollDialog }))

interface AdditionsProps {
  readonly tray: Tray
  readonly onSend: (message: Message) => Promise<void>
}

/** What can be said other than in words: files wait in the tray for a caption; a card and a poll go at once. */
export function Additions({ tray, onSend }: AdditionsProps) {
  const [isPolling, setIsPolling] = useState(false)
  return (
    <>
      <AttachButton
        onFiles={tray.add}
        onCard={(card) => void onSend({ text: '', mentions: [], card })}
        onPoll={() => setIsPolling(true)}
      />
      {isPolling ? (
        <Suspense>
          <PollDialog
            onSend={(text, poll) => void onSend({ text, mentions: [], poll })}
            onClose={() => setIsPolling(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
