import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { classes } from '../given/classes.ts'
import styles from './tabs.module.css'

export interface TabContent<Id extends string> {
  id: Id
  label: string
  icon?: ReactNode
  /** Beside the label, such as a count. */
  end?: ReactNode
  content: ReactNode
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabContent<Id>[]
  value: Id
  onChange: (id: Id) => void
  className?: string | undefined
}

export function Tabs<Id extends string>({ label, tabs, value, onChange, className }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(id) => onChange(id as Id)}
      className={classes(styles.tabs, className)}
    >
      <TabList aria-label={label} className={classes(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classes(styles.tab)}>
            {tab.icon}
            {tab.label}
            {tab.end}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classes(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
