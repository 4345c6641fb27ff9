import { TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'

/** Who somebody says they are. */
export interface Who {
  readonly name: string
  readonly office: string
  readonly isTried: boolean
  readonly setName: (name: string) => void
  readonly setOffice: (office: string) => void
  /** What the worker needs, or `undefined` when the name is missing; the field then says so. */
  readonly take: () => { readonly name: string; readonly office?: string } | undefined
}

export function useWho(): Who {
  const [name, setName] = useState('')
  const [office, setOffice] = useState('')
  const [isTried, setIsTried] = useState(false)
  function take(): ReturnType<Who['take']> {
    setIsTried(true)
    if (name.trim() === '') return undefined
    return { name: name.trim(), ...(office.trim() === '' ? {} : { office: office.trim() }) }
  }
  return { name, office, isTried, setName, setOffice, take }
}

/** Name, and role or office. */
export function WhoFields({ who, autoFocus = false }: { readonly who: Who; readonly autoFocus?: boolean }) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t('start.name')}
        value={who.name}
        onChange={who.setName}
        autoComplete="name"
        autoFocus={autoFocus}
        maxLength={80}
        required
        {...(who.isTried && who.name.trim() === '' ? { error: t('start.needed') } : {})}
      />
      <TextField
        label={t('start.office')}
        hint={t('start.office.hint')}
        value={who.office}
        onChange={who.setOffice}
        autoComplete="organization-title"
        maxLength={80}
      />
    </>
  )
}
