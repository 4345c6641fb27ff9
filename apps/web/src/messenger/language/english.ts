import type { Messages } from '@lingui/core'
import acts from './en/acts.json'
import attach from './en/attach.json'
import caution from './en/caution.json'
import common from './en/common.json'
import conversations from './en/conversations.json'
import frame from './en/frame.json'
import history from './en/history.json'
import invite from './en/invite.json'
import mode from './en/mode.json'
import notify from './en/notify.json'
import people from './en/people.json'
import settings from './en/settings.json'
import start from './en/start.json'

export const english: Messages = {
  ...acts,
  ...attach,
  ...caution,
  ...common,
  ...conversations,
  ...frame,
  ...history,
  ...invite,
  ...mode,
  ...notify,
  ...people,
  ...settings,
  ...start,
}
