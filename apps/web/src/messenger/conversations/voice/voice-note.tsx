import { useSyncExternalStore } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { IconPause, IconPlay } from '@chancery/ui'
import type { AttachmentRow, MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { RowButton } from '../media/row-button.tsx'
import { useIsStop } from '../media/row-stop.ts'
import { lengthWords } from '../media/size-words.ts'
import { TransferBar } from '../media/transfer-bar.tsx'
import { useTransfer } from '../media/use-transfer.ts'
import { useVoicePlayer } from './use-voice-player.ts'
import { rates } from './voice-player.ts'
import styles from './voice.module.css'
import { barsOf } from './waveform.ts'

interface VoiceNoteProps {
  readonly row: MessageRow
  readonly attachment: AttachmentRow
}

/** A voice note: play and stop, how far it is, how fast, and whether it was listened to. */
export function VoiceNote({ row, attachment }: VoiceNoteProps) {
  const { t, number } = useLanguage()
  const player = useVoicePlayer()
  const playing = useSyncExternalStore(player.subscribe, player.get)
  const isStop = useIsStop()
  const transfer = useTransfer(row.key)
  const isThis = playing.key === row.key
  const isPlaying = isThis && playing.isPlaying
  const length = attachment.seconds ?? 0
  const at = isThis ? Math.min(playing.at, length) : 0
  const state = isThis && playing.error !== undefined ? 'broken' : attachment.isHeard === true ? 'heard' : 'unheard'
  const nextRate = rates[(rates.indexOf(playing.rate) + 1) % rates.length] ?? 1
  return (
    <div className={styles.note} data-voice={state}>
      <RowButton
        isOutlined
        label={t(isPlaying ? 'attach.pause' : 'attach.play', { length: lengthWords(length) })}
        icon={isPlaying ? <IconPause /> : <IconPlay />}
        isBusy={isThis && playing.isOpening}
        onPress={() => void player.toggle(row)}
      />
      {transfer === undefined ? (
        <>
          <Wave waveform={attachment.waveform} at={at} length={length} onSeek={(to) => void player.seek(row, to)} />
          <span className={styles.time}>{lengthWords(isThis ? at : length)}</span>
          {isThis ? (
            <button
              type="button"
              className={styles.rate}
              tabIndex={isStop ? 0 : -1}
              aria-label={t('attach.rate', { rate: number(playing.rate) })}
              onClick={() => player.setRate(nextRate)}
            >
              {number(playing.rate)}×
            </button>
          ) : (
            <span className={styles.heard} role="img" aria-label={t(`attach.${state}`)} title={t(`attach.${state}`)} />
          )}
        </>
      ) : (
        <TransferBar transfer={transfer} name={t('attach.voice-of', { length: lengthWords(length) })} />
      )}
    </div>
  )
}

interface WaveProps {
  readonly waveform: Uint8Array | undefined
  readonly at: number
  readonly length: number
  readonly onSeek: (to: number) => void
}

const BARS = 40
const STEP_SECONDS = 5

/** How loud it is over time, and where one is in it; a press goes there, and so do arrows. */
function Wave({ waveform, at, length, onSeek }: WaveProps) {
  const { t } = useLanguage()
  const isStop = useIsStop()
  const seekTo = (to: number): void => onSeek(Math.min(length, Math.max(0, to)))
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width, right } = event.currentTarget.getBoundingClientRect()
    const isTurned = getComputedStyle(event.currentTarget).direction === 'rtl'
    seekTo(((isTurned ? right - event.clientX : event.clientX - left) / width) * length)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = placeAfter(event.key, at, length)
    if (to === undefined) return
    event.preventDefault()
    // The list of messages moves by the same keys.
    event.stopPropagation()
    seekTo(to)
  }
  return (
    <div
      className={styles.wave}
      role="slider"
      tabIndex={isStop ? 0 : -1}
      aria-label={t('attach.place-in-voice')}
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t('attach.part-of', { done: lengthWords(at), total: lengthWords(length) })}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      {barsOf(waveform, BARS).map((level, index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
          key={index}
          className={styles.barOf}
          data-past={(index + 0.5) / BARS <= at / Math.max(length, 1) || undefined}
          style={{ blockSize: `${12 + level * 88}%` }}
        />
      ))}
    </div>
  )
}

function placeAfter(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return at + STEP_SECONDS
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - STEP_SECONDS
    case 'Home':
      return 0
    case 'End':
      return length
    default:
      return undefined
  }
}
