import {
  Banner,
  Button,
  Card,
  Divider,
  EmptyState,
  IconMessage,
  IconWifiOff,
  ProgressBar,
  ScrollArea,
  Skeleton,
  Spinner,
} from '../../src/index.ts'
import type { Words } from '../words.ts'
import styles from '../workbench.module.css'

export function Feedback({ text }: { text: Words }) {
  return (
    <>
      <Card title="Banner">
        <Banner icon={<IconWifiOff />} tone="warning">
          {text.offline}
        </Banner>
        <Banner action={{ label: text.details, onPress: () => {} }}>{text.newDevice}</Banner>
        <Banner tone="danger" title={text.off} onClose={() => {}}>
          {text.revoked}
        </Banner>
        <Banner tone="success" onClose={() => {}}>
          {text.saved}
        </Banner>
      </Card>
      <Card title="Spinner, ProgressBar, Skeleton">
        <div className={styles.row}>
          <Spinner size={16} label={text.checking} />
          <Spinner />
          <Spinner size={32} />
        </div>
        <ProgressBar label={text.upload} value={0.25} valueLabel={text.uploadOf} />
        <ProgressBar label={text.checking} />
        <Skeleton label={text.loading} kind="row" count={2} />
        <Skeleton label={text.loading} kind="text" />
        <Skeleton label={text.loading} kind="block" height={64} />
      </Card>
      <Card title="EmptyState, ScrollArea, Divider">
        <EmptyState
          icon={<IconMessage size={22} />}
          title={text.emptyTitle}
          text={text.emptyText}
          action={<Button kind="primary">{text.invite}</Button>}
          level={3}
        />
        <Divider />
        <ScrollArea label={text.rules}>
          <div style={{ blockSize: 72 }}>
            {text.removeText} {text.aboutText} {text.inviteText}
          </div>
        </ScrollArea>
      </Card>
    </>
  )
}
