import { Button, ConfirmDialog, IconComputer, IconPhone, Skeleton, Tag } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { useCallback, useEffect, useState } from 'react'
import type { MemberDevice } from '../../contract/calls.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useTopic } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { Problem } from '../state/problem-line.tsx'
import styles from './device-list.module.css'

interface DeviceListProps {
  readonly person: PersonId
  /** Whose devices they are; left out for one's own. */
  readonly owner?: string
}

/** Somebody's devices in plain words, each with the means to remove it. */
export function DeviceList({ person, owner }: DeviceListProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const [devices, setDevices] = useState<readonly MemberDevice[] | undefined>(undefined)
  const [removing, setRemoving] = useState<MemberDevice | undefined>(undefined)
  const reading = useTask()
  const task = useTask()
  // A device that comes or goes changes the people.
  const people = useTopic('people')
  const read = useCallback(async () => setDevices(await office.listDevices(person)), [office, person])
  useEffect(() => void reading.run(read), [read, people])

  async function send(device: MemberDevice): Promise<void> {
    await task.run(() => office.sendHistory(device.device))
  }

  async function remove(device: MemberDevice): Promise<void> {
    const isDone = await task.run(async () => {
      await office.revokeDevice(device.device)
      await read()
    })
    if (isDone) setRemoving(undefined)
  }

  return (
    <>
      <Problem problem={reading.problem} />
      {devices === undefined ? <Skeleton label={t('settings.devices.loading')} kind="row" count={2} /> : null}
      <ul className={styles.rows}>
        {devices?.map((device) => (
          <DeviceRow
            key={device.device}
            device={device}
            onRemove={() => setRemoving(device)}
            {...(owner === undefined && !device.isThis ? { onSend: () => void send(device) } : {})}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('settings.devices.remove-title', { device: removing?.label ?? '' })}
        description={
          owner === undefined
            ? t(removing?.isThis === true ? 'settings.devices.remove-this' : 'settings.devices.remove-own')
            : t('settings.devices.remove-other', { name: owner })
        }
        confirmLabel={t('settings.devices.remove')}
        cancelLabel={t('common.cancel')}
        busy={task.isBusy}
        busyLabel={t('settings.devices.removing')}
        danger
        onConfirm={() => void (removing === undefined ? undefined : remove(removing))}
      >
        <Problem problem={task.problem} />
      </ConfirmDialog>
    </>
  )
}

interface DeviceRowProps {
  readonly device: MemberDevice
  readonly onRemove: () => void
  /** Sends this person’s history there. */
  readonly onSend?: () => void
}

function DeviceRow({ device, onRemove, onSend }: DeviceRowProps) {
  const { t, day } = useLanguage()
  const Sign = /Android|iPhone|Phone/i.test(device.label) ? IconPhone : IconComputer
  return (
    <li className={styles.row}>
      <span className={styles.sign}>
        <Sign size={20} />
      </span>
      <span className={styles.words}>
        <span className={styles.label}>
          {device.label} {device.isThis ? <Tag tone="accent">{t('settings.devices.this')}</Tag> : null}
          {device.isRevoked ? <Tag>{t('settings.devices.removed')}</Tag> : null}
        </span>
        {device.since === undefined ? null : (
          <span className={styles.since}>{t('settings.devices.since', { day: day(device.since) })}</span>
        )}
      </span>
      {device.isRevoked ? null : (
        <span className={styles.acts}>
          {onSend === undefined ? null : (
            <Button size="small" onPress={onSend} aria-label={t('history.send-named', { device: device.label })}>
              {t('history.send')}
            </Button>
          )}
          <Button
            size="small"
            onPress={onRemove}
            aria-label={t('settings.devices.remove-named', { device: device.label })}
          >
            {t('settings.devices.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}
