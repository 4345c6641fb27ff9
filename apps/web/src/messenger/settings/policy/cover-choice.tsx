import { Select } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'

const MINUTE_MS = 60_000
/** What can be chosen here; the command line has more. */
const OFFERED_MS = [0, 10 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS]

interface CoverChoiceProps {
  readonly coverMs: number
  readonly onChange: (coverMs: number) => void
}

/** How often devices send what says nothing. */
export function CoverChoice({ coverMs, onChange }: CoverChoiceProps) {
  const { t } = useLanguage()
  const { policy } = useSession()
  const all = [...new Set([...OFFERED_MS, policy.coverMs])].sort((a, b) => a - b)
  return (
    <Select
      label={t('policy.cover')}
      hint={t('policy.cover-text')}
      value={String(coverMs)}
      options={all.map((ms) => ({
        id: String(ms),
        label: ms === 0 ? t('policy.cover-none') : t('policy.cover-every', { minutes: ms / MINUTE_MS }),
      }))}
      onChange={(id) => onChange(Number(id))}
    />
  )
}
