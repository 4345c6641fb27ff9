import type { Messages } from '@lingui/core'
import common from './en/common.json'
import conversations from './en/conversations.json'
import frame from './en/frame.json'
import invite from './en/invite.json'
import mode from './en/mode.json'
import settings from './en/settings.json'
import start from './en/start.json'

export const english: Messages = { ...common, ...conversations, ...frame, ...invite, ...mode, ...settings, ...start }
