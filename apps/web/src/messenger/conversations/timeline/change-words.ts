import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import type { Names } from '../names.ts'

type Speaking = Pick<Words, 't' | 'list'>
type Naming = Pick<Names, 'nameOf' | 'nameOrYou'>

/** What a change of the group, or a leave, did; one sentence for each thing. */
export function changeWords(
  row: MessageRow,
  isGroup: boolean,
  { t, list }: Speaking,
  { nameOf, nameOrYou }: Naming,
): string[] {
  const who = { isOwn: row.isOwn ? 'yes' : 'no', who: nameOf(row.person) }
  if (row.kind === 'leave') return [t('conversations.change.left', who)]
  const { change = {} } = row
  const namesOf = (people: readonly PersonId[]): string => list(people.map(nameOrYou))
  const sentences: string[] = []
  const added = change.added?.filter((person) => person !== row.person) ?? []
  if (change.isBeginning === true) sentences.push(t('conversations.change.began', who))
  // Who is in a conversation of two, its name says.
  if (added.length > 0 && isGroup) sentences.push(t('conversations.change.added', { ...who, names: namesOf(added) }))
  if (change.removed !== undefined && change.removed.length > 0)
    sentences.push(t('conversations.change.removed', { ...who, names: namesOf(change.removed) }))
  if (change.name !== undefined && change.isBeginning !== true)
    sentences.push(t('conversations.change.renamed', { ...who, name: change.name }))
  if (change.administrators !== undefined && change.isBeginning !== true)
    sentences.push(t('conversations.change.administrators', { names: namesOf(change.administrators), ...who }))
  sentences.push(...descriptionWords(change, who, t))
  if (change.devices !== undefined && change.devices.length > 0)
    sentences.push(t('conversations.change.devices', { names: namesOf(change.devices) }))
  return sentences.length === 0 ? [t('conversations.change.other', who)] : sentences
}

/** What people see of a group beside its name, and who may write in it. */
function descriptionWords(
  { description, isPictured, isAdministratorsOnly }: NonNullable<MessageRow['change']>,
  who: { readonly isOwn: string; readonly who: string },
  t: Words['t'],
): string[] {
  return [
    ...(description === undefined || description === ''
      ? []
      : [t('conversations.change.described', { ...who, description })]),
    ...(description === '' ? [t('conversations.change.undescribed', who)] : []),
    ...(isPictured === true ? [t('conversations.change.pictured', who)] : []),
    ...(isAdministratorsOnly === true ? [t('conversations.change.closed', who)] : []),
    ...(isAdministratorsOnly === false ? [t('conversations.change.opened', who)] : []),
  ]
}
