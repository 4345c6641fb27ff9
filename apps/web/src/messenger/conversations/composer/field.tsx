import { useLanguage } from '../../language/language-provider.tsx'
import styles from './composer.module.css'
import { isTouch } from './is-touch.ts'
import { Mirror } from './mirror.tsx'
import type { Writing } from './use-writing.ts'

interface FieldProps {
  readonly writing: Writing
  readonly id: string
  readonly placeholder: string
}

/** A plain field, so that every input method works in it; nothing outside of it is drawn while one types. */
export function Field({ writing, id, placeholder }: FieldProps) {
  const { t } = useLanguage()
  const { written, mentions, field } = writing
  const isListed = mentions.query !== undefined
  return (
    <div className={styles.grow}>
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        data-region-start
        value={written.text}
        placeholder={placeholder}
        aria-label={t('conversations.message')}
        aria-autocomplete="list"
        aria-describedby={`${id}-notes`}
        {...(isListed ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${mentions.at}` } : {})}
        enterKeyHint={isTouch() ? 'enter' : 'send'}
        autoComplete="off"
        onChange={({ target }) => writing.change(target.value, target.selectionStart)}
        onKeyDown={writing.onKeyDown}
      />
      <Mirror text={written.text} concerns={writing.caution.concerns} field={field} />
    </div>
  )
}
