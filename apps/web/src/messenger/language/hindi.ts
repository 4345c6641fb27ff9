import type { Messages } from '@lingui/core'
import common from './hi/common.json'
import conversations from './hi/conversations.json'
import frame from './hi/frame.json'
import invite from './hi/invite.json'
import mode from './hi/mode.json'
import settings from './hi/settings.json'
import start from './hi/start.json'

export const hindi: Messages = { ...common, ...conversations, ...frame, ...invite, ...mode, ...settings, ...start }
