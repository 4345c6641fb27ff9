import { Button, Card, CopyField, IconShare } from '@chancery/ui'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import styles from './link-card.module.css'
import { QrCode } from './qr-code.tsx'

interface LinkCardProps {
  readonly title: string
  /** How long it works, and for whom. */
  readonly text: ReactNode
  readonly link: string
  /** What goes along where the link is shared. */
  readonly message: string
  readonly children?: ReactNode
}

/** A link to pass on: as text, by the phone's own ways of sharing, and as a picture for a camera. */
export function LinkCard({ title, text, link, message, children }: LinkCardProps) {
  const { t } = useLanguage()
  return (
    <Card title={title} description={text}>
      <div className={styles.ways}>
        <CopyField
          label={t('invite.link')}
          value={link}
          copyLabel={t('common.copy')}
          copiedLabel={t('common.copied')}
          failedLabel={t('invite.copy-failed')}
        />
        {'share' in navigator ? (
          <Button icon={<IconShare />} onPress={() => void share(link, message)}>
            {t('common.share')}
          </Button>
        ) : null}
        <div className={styles.picture}>
          <QrCode text={link} label={t('invite.qr')} />
          <p className={styles.hint}>{t('invite.qr-hint')}</p>
        </div>
        {children}
      </div>
    </Card>
  )
}

async function share(url: string, text: string): Promise<void> {
  try {
    await navigator.share({ text, url })
  } catch {
    // The person thought better of it; the link is still there.
  }
}
