import { Card, RadioGroup, SegmentedControl } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { isLanguage, languages } from '../language/locale.ts'
import { chooseContrast, chooseTheme, chosenContrast, chosenTheme, contrasts, themes } from './theme.ts'

/** Language, light and dark, contrast: each at once, and remembered on this browser. */
export function LookSection() {
  const { t, language, setLanguage } = useLanguage()
  const [theme, setTheme] = useState(chosenTheme)
  const [contrast, setContrast] = useState(chosenContrast)
  return (
    <>
      <RadioGroup
        label={t('start.language')}
        value={language}
        options={Object.entries(languages).map(([id, { name }]) => ({ id, label: name }))}
        onChange={(id) => {
          if (isLanguage(id)) setLanguage(id)
        }}
      />
      <Card title={t('settings.look.theme')}>
        <SegmentedControl
          label={t('settings.look.theme')}
          value={theme}
          segments={themes.map((id) => ({ id, label: t(`settings.look.theme-${id}`) }))}
          onChange={(id) => {
            setTheme(id)
            chooseTheme(id)
          }}
        />
      </Card>
      <Card title={t('settings.look.contrast')}>
        <SegmentedControl
          label={t('settings.look.contrast')}
          value={contrast}
          segments={contrasts.map((id) => ({ id, label: t(`settings.look.contrast-${id}`) }))}
          onChange={(id) => {
            setContrast(id)
            chooseContrast(id)
          }}
        />
      </Card>
    </>
  )
}
