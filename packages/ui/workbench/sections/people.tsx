import { useState } from 'react'
import { Avatar, Badge, Card, Divider, ListBox, Tabs, Tag } from '../../src/index.ts'
import type { Words } from '../words.ts'
import styles from '../workbench.module.css'

const hues = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']

export function People({ text }: { text: Words }) {
  return (
    <Card title="Avatar, Badge, Tag, Tabs, ListBox, Divider">
      <div className={styles.row}>
        {([20, 28, 36, 44, 72] as const).map((size) => (
          <Avatar key={size} name={text.people[0] ?? ''} size={size} label={text.people[0]} />
        ))}
        <Avatar name={text.files} kind="group" size={44} />
        <Avatar name="" size={44} />
      </div>
      <div className={styles.row}>
        {hues.map((seed) => (
          <Avatar key={seed} name={text.people[1] ?? ''} seed={seed} size={28} />
        ))}
      </div>
      <div className={styles.row}>
        <Badge count={3} label={text.unread} />
        <Badge count={124} label={text.many} />
        <Badge count={3} label={text.unread} tone="muted" />
        <Badge count={3} label={text.unread} tone="danger" />
        <Tag tone="accent">{text.administrator}</Tag>
        <Tag tone="warning">{text.outside}</Tag>
        <Tag>{text.off}</Tag>
        <Tag tone="success">{text.copied}</Tag>
        <Tag tone="danger">{text.off}</Tag>
      </div>
      <Pickers text={text} />
      <div className={styles.talk}>
        <Divider label={text.today} />
        <div className={styles.other}>{text.removeText}</div>
        <Divider label={text.newMessages} tone="accent" />
        <div className={styles.own}>{text.inviteText}</div>
      </div>
    </Card>
  )
}

function Pickers({ text }: { text: Words }) {
  const [tab, setTab] = useState<'members' | 'files' | 'rules'>('members')
  const [selected, setSelected] = useState<string[]>(['0'])
  const [one, setOne] = useState<string[]>(['1'])
  const rows = text.people.map((label, index) => ({
    id: String(index),
    label,
    description: text.roles[index],
    start: <Avatar name={label} />,
    disabled: index === 3,
  }))
  return (
    <Tabs
      label={text.aboutTitle}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          id: 'members',
          label: text.members,
          end: <Badge count={4} label={text.members} tone="muted" />,
          content: (
            <ListBox label={text.members} selection="multiple" rows={rows} selected={selected} onChange={setSelected} />
          ),
        },
        {
          id: 'files',
          label: text.files,
          content: <ListBox label={text.files} selection="single" rows={rows} selected={one} onChange={setOne} />,
        },
        { id: 'rules', label: text.rules, content: text.aboutText },
      ]}
    />
  )
}
