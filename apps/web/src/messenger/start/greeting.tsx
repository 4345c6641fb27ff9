import { Button } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import styles from './greeting.module.css'

interface GreetingProps {
  /** Of the person to greet. */
  readonly name: string
  readonly onGreet: (text: string) => void
}

/** The first words to somebody, with one tap. */
export function Greeting({ name, onGreet }: GreetingProps) {
  const { t } = useLanguage()
  const text = t('start.greeting', { name: name.split(' ')[0] ?? name })
  return (
    <div className={styles.greeting}>
      <Button aria-label={t('start.greeting.send', { text })} onPress={() => onGreet(text)}>
        {text}
      </Button>
    </div>
  )
}
