import { useEffect, useState } from 'react'
import { canNotify } from './notices.ts'
import { setNotify } from './notify-settings.ts'

interface Leave {
  readonly leave: NotificationPermission
  /** Asks the person by way of the browser; to be called because of a tap, and of nothing else. */
  readonly ask: () => Promise<void>
}

/** Whether the person lets this browser show notifications; it may change in the browser’s own settings. */
export function useAskLeave(): Leave {
  const [leave, setLeave] = useState<NotificationPermission>(now)
  useEffect(() => {
    const look = (): void => setLeave(now())
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [])
  return {
    leave,
    async ask() {
      const answer = leave === 'default' ? await Notification.requestPermission() : leave
      setLeave(answer)
      setNotify({ isAsked: true, isOn: answer === 'granted' })
    },
  }
}

function now(): NotificationPermission {
  return canNotify() ? Notification.permission : 'denied'
}
