import { useOffice } from '../../state/office-provider.tsx'
import { useOriginals, useTimelines } from '../conversations-provider.tsx'
import type { Originals } from '../media/originals.ts'
import { VoicePlayer } from './voice-player.ts'

/** One for all rows: where one plays, the others are silent. It goes with what it plays, when the app is locked. */
const players = new WeakMap<Originals, VoicePlayer>()

export function useVoicePlayer(): VoicePlayer {
  const office = useOffice()
  const originals = useOriginals()
  const timelines = useTimelines()
  const known = players.get(originals) ?? new VoicePlayer(office, originals, timelines)
  players.set(originals, known)
  return known
}
