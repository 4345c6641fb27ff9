import { hasCode } from '@chancery/base'
import { Banner, IconKey, IconPasskey, RadioGroup, TextField } from '@chancery/ui'
import { useEffect, useState } from 'react'
import type { LockSecret } from '../../contract/calls.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { canUsePasskey, createPasskey } from './passkey.ts'
import { pinProblem } from './pin-problem.ts'

/** The lock that somebody is choosing for this device. */
export interface LockChoice {
  readonly way: 'pin' | 'passkey'
  readonly pin: string
  readonly canPasskey: boolean
  /** Why the passkey was not to be had, if it was tried. */
  readonly refusal: 'cancelled' | 'no-secret' | undefined
  readonly isTried: boolean
  readonly set: (way: 'pin' | 'passkey') => void
  readonly setPin: (pin: string) => void
  /** Lets the fields say what is missing. */
  readonly check: () => void
  /** What the worker needs, or `undefined` when the person has to choose again; the fields then say why. */
  readonly take: (name: string) => Promise<LockSecret | undefined>
}

/** A passkey where this device has them, else a PIN. */
export function useLockChoice(): LockChoice {
  const [canPasskey, setCanPasskey] = useState(false)
  const [way, setWay] = useState<'pin' | 'passkey'>('pin')
  const [pin, setPin] = useState('')
  const [refusal, setRefusal] = useState<LockChoice['refusal']>(undefined)
  const [isTried, setIsTried] = useState(false)
  useEffect(() => {
    let isHere = true
    void canUsePasskey().then((can) => {
      if (!isHere || !can) return
      setCanPasskey(true)
      setWay((now) => (now === 'pin' ? 'passkey' : now))
    })
    return () => {
      isHere = false
    }
  }, [])
  async function take(name: string): Promise<LockSecret | undefined> {
    setIsTried(true)
    setRefusal(undefined)
    if (way === 'pin') return pinProblem(pin) === undefined ? { way, pin } : undefined
    try {
      return await createPasskey(name)
    } catch (error) {
      const isCancelled = hasCode(error, 'passkey/cancelled')
      setRefusal(isCancelled ? 'cancelled' : 'no-secret')
      if (!isCancelled) {
        setCanPasskey(false)
        setWay('pin')
      }
      setIsTried(false)
      return undefined
    }
  }
  return { way, pin, canPasskey, refusal, isTried, set: setWay, setPin, check: () => setIsTried(true), take }
}

/** How this device is opened from now on. */
export function LockFields({ choice }: { readonly choice: LockChoice }) {
  const { t } = useLanguage()
  const problem = choice.isTried ? pinProblem(choice.pin) : undefined
  return (
    <>
      {choice.canPasskey ? (
        <RadioGroup
          label={t('start.lock')}
          value={choice.way}
          onChange={choice.set}
          options={[
            {
              id: 'passkey',
              label: t('start.lock.passkey'),
              description: t('start.lock.passkey-hint'),
              icon: <IconPasskey />,
            },
            { id: 'pin', label: t('start.lock.pin'), description: t('start.lock.pin-hint'), icon: <IconKey /> },
          ]}
        />
      ) : null}
      {choice.refusal === undefined ? null : <Banner role="status">{t(`start.lock.${choice.refusal}`)}</Banner>}
      {choice.way === 'passkey' ? null : (
        <TextField
          label={t('start.pin')}
          type="password"
          autoComplete="new-password"
          name="pin"
          value={choice.pin}
          onChange={choice.setPin}
          reveal={{ show: t('start.pin.show'), hide: t('start.pin.hide') }}
          hint={t('start.pin.hint')}
          required
          {...(problem === undefined ? {} : { error: t(`start.pin.${problem}`) })}
        />
      )}
    </>
  )
}
