import { IconAttach } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import styles from './drop-area.module.css'

/** Says, while files are held over a conversation, what letting go will do. */
export function DropArea({ name }: { readonly name: string }) {
  const { t } = useLanguage()
  return (
    <div className={styles.area} role="status">
      <IconAttach size={28} />
      <p>{t('attach.drop', { name })}</p>
    </div>
  )
}
