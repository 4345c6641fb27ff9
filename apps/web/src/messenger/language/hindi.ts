import type { Messages } from '@lingui/core'
import acts from './hi/acts.json'
import attach from './hi/attach.json'
import caution from './hi/caution.json'
import common from './hi/common.json'
import conversations from './hi/conversations.json'
import frame from './hi/frame.json'
import history from './hi/history.json'
import invite from './hi/invite.json'
import mode from './hi/mode.json'
import notify from './hi/notify.json'
import people from './hi/people.json'
import settings from './hi/settings.json'
import start from './hi/start.json'

export const hindi: Messages = {
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
