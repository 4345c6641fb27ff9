import { Button, Dialog, EmptyState, IconGroup } from '@chancery/ui'
import { navigate } from '../../frame/navigate.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface NewConversationProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Picks whom to talk with; one press opens the conversation. */
export function NewConversation({ open, onClose }: NewConversationProps) {
  const { t } = useLanguage()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('conversations.new')}
      actions={
        <Button
          icon={<IconGroup />}
          onPress={() => {
            onClose()
            navigate({ at: 'new-group' })
          }}
        >
          {t('conversations.new-group')}
        </Button>
      }
    >
      <PeoplePicker
        label={t('conversations.people')}
        selection="single"
        selected={[]}
        onChange={([person]) => {
          if (person === undefined) return
          onClose()
          navigate({ at: 'conversation', conversation: `with.${person}` })
        }}
        empty={<NobodyYet onInvite={onClose} />}
      />
    </Dialog>
  )
}

/** Nobody else is in the organization: an administrator can change that. */
export function NobodyYet({ onInvite }: { readonly onInvite?: () => void }) {
  const { t } = useLanguage()
  const { role } = useSession()
  const isAdministrator = role === 'administrator'
  const invite = (
    <Button
      kind="primary"
      onPress={() => {
        onInvite?.()
        navigate({ at: 'invite' })
      }}
    >
      {t('conversations.invite')}
    </Button>
  )
  return (
    <EmptyState
      title={t('conversations.nobody')}
      text={t(isAdministrator ? 'conversations.nobody-administrator' : 'conversations.nobody-member')}
      action={isAdministrator ? invite : undefined}
    />
  )
}
