import { Button, Dialog } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { forgetArrival } from './arrival.ts'

/** A link was opened in a browser that somebody uses already: nothing here is replaced, and the link stays good. */
export function AlreadyHere() {
  const { t } = useLanguage()
  const { name, organization } = useSession()
  return (
    <Dialog
      open
      onClose={forgetArrival}
      title={t('start.already.title')}
      description={t('start.already.text', { name, organization })}
      actions={
        <Button kind="primary" onPress={forgetArrival}>
          {t('start.already.do', { name })}
        </Button>
      }
    >
      <p>{t('start.already.other')}</p>
    </Dialog>
  )
}
