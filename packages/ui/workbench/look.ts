import { useEffect, useState } from 'react'

/** How the workbench looks; all of it is in the address, so that a look can be opened again. */
export interface Look {
  theme: 'system' | 'light' | 'dark'
  contrast: 'normal' | 'more'
  direction: 'ltr' | 'rtl'
  language: 'en' | 'hi'
  width: 'full' | 'phone'
}

const first: Look = { theme: 'system', contrast: 'normal', direction: 'ltr', language: 'en', width: 'full' }

export function useLook(): [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState<Look>(() => ({
    ...first,
    ...(Object.fromEntries(new URLSearchParams(location.search)) as Partial<Look>),
  }))
  useEffect(() => {
    const { dataset } = document.documentElement
    if (look.theme === 'system') delete dataset['theme']
    else dataset['theme'] = look.theme
    if (look.contrast === 'more') dataset['contrast'] = 'more'
    else delete dataset['contrast']
    history.replaceState(null, '', `?${new URLSearchParams({ ...look })}`)
  }, [look])
  return [look, (change) => setLook({ ...look, ...change })]
}
