import { useState } from 'react'
import {
  Button,
  Card,
  IconBack,
  IconButton,
  IconMore,
  IconPersonAdd,
  IconSearch,
  IconSend,
  IconTrash,
  Kbd,
  Link,
  SegmentedControl,
  ToggleButton,
  IconBellOff,
  IconMoon,
  IconSun,
  IconMonitor,
} from '../../src/index.ts'
import type { Words } from '../words.ts'
import styles from '../workbench.module.css'

export function Actions({ text }: { text: Words }) {
  const [theme, setTheme] = useState<'light' | 'dark' | 'system'>('system')
  return (
    <Card title="Button, IconButton, ToggleButton, SegmentedControl, Link, Kbd">
      <div className={styles.row}>
        <Button kind="primary" icon={<IconSend size={16} />}>
          {text.send}
        </Button>
        <Button>{text.cancel}</Button>
        <Button kind="quiet">{text.quiet}</Button>
        <Button kind="danger" icon={<IconTrash size={16} />}>
          {text.remove}
        </Button>
      </div>
      <div className={styles.row}>
        <Button kind="primary" busy busyLabel={text.sending}>
          {text.send}
        </Button>
        <Button kind="primary" disabled>
          {text.off}
        </Button>
        <Button disabled>{text.off}</Button>
        <Button size="small">{text.retry}</Button>
        <Button size="small" kind="quiet">
          {text.details}
        </Button>
      </div>
      <Button kind="primary" wide icon={<IconPersonAdd />}>
        {text.invite}
      </Button>
      <IconButtons text={text} />
      <SegmentedControl
        label={text.theme}
        value={theme}
        onChange={setTheme}
        segments={[
          { id: 'light', label: text.light, icon: <IconSun size={16} /> },
          { id: 'dark', label: text.dark, icon: <IconMoon size={16} /> },
          { id: 'system', label: text.system, icon: <IconMonitor size={16} /> },
        ]}
      />
      <p>
        {text.inviteText} <Link href="#policy">{text.policy}</Link> · <Kbd>Ctrl K</Kbd>
      </p>
    </Card>
  )
}

function IconButtons({ text }: { text: Words }) {
  const [muted, setMuted] = useState(true)
  return (
    <div className={styles.row}>
      <IconButton label={text.search} shortcut="Ctrl K" icon={<IconSearch />} />
      <IconButton label={`${text.more} 1`} icon={<IconMore />} />
      <IconButton label={`${text.more} 2`} icon={<IconBack />} size="small" />
      <IconButton label={text.send} kind="primary" icon={<IconSend />} />
      <IconButton label={text.sending} kind="primary" busy icon={<IconSend />} />
      <IconButton label={text.off} icon={<IconTrash />} disabled />
      <ToggleButton label={text.mute} icon={<IconBellOff size={16} />} pressed={muted} onChange={setMuted} />
      <ToggleButton
        label={`${text.mute} 2`}
        icon={<IconBellOff size={16} />}
        iconOnly
        pressed={!muted}
        onChange={(on) => setMuted(!on)}
      />
    </div>
  )
}
