import { SegmentedControl, UiProvider, classes } from '../src/index.ts'
import { Actions } from './sections/actions.tsx'
import { Choices } from './sections/choices.tsx'
import { Feedback } from './sections/feedback.tsx'
import { Fields } from './sections/fields.tsx'
import { Overlays } from './sections/overlays.tsx'
import { People } from './sections/people.tsx'
import { useLook, type Look } from './look.ts'
import { words } from './words.ts'
import styles from './workbench.module.css'

const switches: { [Key in keyof Look]: readonly { id: Look[Key]; label: string }[] } = {
  theme: [
    { id: 'system', label: 'System' },
    { id: 'light', label: 'Light' },
    { id: 'dark', label: 'Dark' },
  ],
  contrast: [
    { id: 'normal', label: 'Normal' },
    { id: 'more', label: 'More contrast' },
  ],
  direction: [
    { id: 'ltr', label: 'LTR' },
    { id: 'rtl', label: 'RTL' },
  ],
  language: [
    { id: 'en', label: 'English' },
    { id: 'hi', label: 'हिन्दी' },
  ],
  width: [
    { id: 'full', label: 'Full' },
    { id: 'phone', label: '390 px' },
  ],
}

/** Every component in every state, in every look. */
export function Workbench() {
  const [look, change] = useLook()
  const text = words[look.language]
  const locale = look.direction === 'rtl' ? `${look.language}-Arab` : `${look.language}-IN`
  return (
    <UiProvider locale={locale} words={text.ui}>
      <header className={styles.bar}>
        <h1>Workbench</h1>
        <SegmentedControl
          label="Theme"
          segments={switches.theme}
          value={look.theme}
          onChange={(theme) => change({ theme })}
        />
        <SegmentedControl
          label="Contrast"
          segments={switches.contrast}
          value={look.contrast}
          onChange={(contrast) => change({ contrast })}
        />
        <SegmentedControl
          label="Direction"
          segments={switches.direction}
          value={look.direction}
          onChange={(direction) => change({ direction })}
        />
        <SegmentedControl
          label="Language"
          segments={switches.language}
          value={look.language}
          onChange={(language) => change({ language })}
        />
        <SegmentedControl
          label="Width"
          segments={switches.width}
          value={look.width}
          onChange={(width) => change({ width })}
        />
      </header>
      <main className={classes(styles.page, look.width === 'phone' && styles.phone)}>
        <Actions text={text} />
        <Fields text={text} />
        <Choices text={text} />
        <Overlays text={text} />
        <People text={text} />
        <Feedback text={text} />
      </main>
    </UiProvider>
  )
}
