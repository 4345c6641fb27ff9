import { Button, CodeText, Dialog } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import styles from './history.module.css'

interface CodeDialogProps {
  readonly code: string
  readonly onClose: () => void
}

/** Shows a fresh recovery code, this once. */
export function CodeDialog({ code, onClose }: CodeDialogProps) {
  const { t } = useLanguage()
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.code.title')}
      description={t('history.code.text')}
      dismissable={false}
      actions={
        <>
          <Button onPress={() => window.print()}>{t('history.code.print')}</Button>
          <Button kind="primary" onPress={onClose}>
            {t('history.code.written')}
          </Button>
        </>
      }
    >
      <p className={styles.code} data-testid="recovery-code">
        <CodeText wrap>{code}</CodeText>
      </p>
    </Dialog>
  )
}
