import type * as React from 'react'
import type { LucideIcon } from 'lucide-react'
import LucideArchive from 'lucide-react/icons/archive'
import LucideJumpDown from 'lucide-react/icons/arrow-down'
import LucideBack from 'lucide-react/icons/arrow-left'
import LucideAt from 'lucide-react/icons/at-sign'
import LucideBell from 'lucide-react/icons/bell'
import LucideBellOff from 'lucide-react/icons/bell-off'
import LucideOffice from 'lucide-react/icons/building-2'
import LucideCalendar from 'lucide-react/icons/calendar'
import LucideCamera from 'lucide-react/icons/camera'
import LucideCheck from 'lucide-react/icons/check'
import LucideCheckDouble from 'lucide-react/icons/check-check'
import LucidePoll from 'lucide-react/icons/chart-bar'
import LucideDown from 'lucide-react/icons/chevron-down'
import LucideNext from 'lucide-react/icons/chevron-right'
import LucideUp from 'lucide-react/icons/chevron-up'
import LucideHelp from 'lucide-react/icons/circle-question-mark'
import LucideClock from 'lucide-react/icons/clock'
import LucideContact from 'lucide-react/icons/contact-round'
import LucideContrast from 'lucide-react/icons/contrast'
import LucideCopy from 'lucide-react/icons/copy'
import LucideDownload from 'lucide-react/icons/download'
import LucideMore from 'lucide-react/icons/ellipsis-vertical'
import LucideExternal from 'lucide-react/icons/external-link'
import LucideEye from 'lucide-react/icons/eye'
import LucideEyeOff from 'lucide-react/icons/eye-off'
import LucideFile from 'lucide-react/icons/file'
import LucideFileArchive from 'lucide-react/icons/file-archive'
import LucideFileSheet from 'lucide-react/icons/file-spreadsheet'
import LucideFileText from 'lucide-react/icons/file-text'
import LucidePasskey from 'lucide-react/icons/fingerprint-pattern'
import LucideForward from 'lucide-react/icons/forward'
import LucideImage from 'lucide-react/icons/image'
import LucideInfo from 'lucide-react/icons/info'
import LucideKey from 'lucide-react/icons/key-round'
import LucideLanguage from 'lucide-react/icons/languages'
import LucideComputer from 'lucide-react/icons/laptop'
import LucideLink from 'lucide-react/icons/link'
import LucideLock from 'lucide-react/icons/lock'
import LucideUnlock from 'lucide-react/icons/lock-open'
import LucideLogOut from 'lucide-react/icons/log-out'
import LucidePlace from 'lucide-react/icons/map-pin'
import LucideMenu from 'lucide-react/icons/menu'
import LucideMessage from 'lucide-react/icons/message-square'
import LucideMic from 'lucide-react/icons/mic'
import LucideMonitor from 'lucide-react/icons/monitor'
import LucideDevice from 'lucide-react/icons/monitor-smartphone'
import LucideMoon from 'lucide-react/icons/moon'
import LucideMusic from 'lucide-react/icons/music'
import LucideAttach from 'lucide-react/icons/paperclip'
import LucidePause from 'lucide-react/icons/pause'
import LucideEdit from 'lucide-react/icons/pencil'
import LucidePin from 'lucide-react/icons/pin'
import LucidePlay from 'lucide-react/icons/play'
import LucidePlus from 'lucide-react/icons/plus'
import LucideQr from 'lucide-react/icons/qr-code'
import LucideReply from 'lucide-react/icons/reply'
import LucideRetry from 'lucide-react/icons/rotate-cw'
import LucideSearch from 'lucide-react/icons/search'
import LucideSend from 'lucide-react/icons/send'
import LucideSettings from 'lucide-react/icons/settings'
import LucideShare from 'lucide-react/icons/share-2'
import LucideShield from 'lucide-react/icons/shield'
import LucideShieldCheck from 'lucide-react/icons/shield-check'
import LucidePhone from 'lucide-react/icons/smartphone'
import LucideSmile from 'lucide-react/icons/smile'
import LucideStar from 'lucide-react/icons/star'
import LucideSun from 'lucide-react/icons/sun'
import LucideTrash from 'lucide-react/icons/trash-2'
import LucideAlert from 'lucide-react/icons/triangle-alert'
import LucidePerson from 'lucide-react/icons/user'
import LucidePersonAdd from 'lucide-react/icons/user-plus'
import LucidePeople from 'lucide-react/icons/users'
import LucideGroup from 'lucide-react/icons/users-round'
import LucideVideo from 'lucide-react/icons/video'
import LucideWifiOff from 'lucide-react/icons/wifi-off'
import LucideClose from 'lucide-react/icons/x'
import LucideZoomIn from 'lucide-react/icons/zoom-in'
import LucideZoomOut from 'lucide-react/icons/zoom-out'
import { classes } from '../given/classes.ts'
import styles from './icon.module.css'

export interface IconProps {
  /** Pixels at the usual text size; grows with the text. */
  size?: number | undefined
  className?: string | undefined
}

/** A picture beside words: never read out, so what it means is also said in text. */
export type Icon = (props: IconProps) => React.JSX.Element

/** `turns`: the picture points somewhere and is mirrored where one reads from right to left. */
function icon(Drawing: LucideIcon, turns = false): Icon {
  return function Icon({ size = 18, className }) {
    return (
      <Drawing
        aria-hidden
        focusable={false}
        size={`${size / 16}rem`}
        strokeWidth={1.75}
        className={classes(styles.icon, turns && styles.turns, className)}
      />
    )
  }
}

export const IconAlert = /* @__PURE__ */ icon(LucideAlert)
export const IconArchive = /* @__PURE__ */ icon(LucideArchive)
export const IconAt = /* @__PURE__ */ icon(LucideAt)
export const IconAttach = /* @__PURE__ */ icon(LucideAttach)
export const IconBack = /* @__PURE__ */ icon(LucideBack, true)
export const IconBell = /* @__PURE__ */ icon(LucideBell)
export const IconBellOff = /* @__PURE__ */ icon(LucideBellOff)
export const IconCalendar = /* @__PURE__ */ icon(LucideCalendar)
export const IconCamera = /* @__PURE__ */ icon(LucideCamera)
export const IconCheck = /* @__PURE__ */ icon(LucideCheck)
export const IconCheckDouble = /* @__PURE__ */ icon(LucideCheckDouble)
export const IconClock = /* @__PURE__ */ icon(LucideClock)
export const IconClose = /* @__PURE__ */ icon(LucideClose)
export const IconComputer = /* @__PURE__ */ icon(LucideComputer)
export const IconContact = /* @__PURE__ */ icon(LucideContact)
export const IconContrast = /* @__PURE__ */ icon(LucideContrast)
export const IconCopy = /* @__PURE__ */ icon(LucideCopy)
export const IconDevice = /* @__PURE__ */ icon(LucideDevice)
export const IconDown = /* @__PURE__ */ icon(LucideDown)
export const IconDownload = /* @__PURE__ */ icon(LucideDownload)
export const IconEdit = /* @__PURE__ */ icon(LucideEdit)
export const IconExternal = /* @__PURE__ */ icon(LucideExternal, true)
export const IconEye = /* @__PURE__ */ icon(LucideEye)
export const IconEyeOff = /* @__PURE__ */ icon(LucideEyeOff)
export const IconFile = /* @__PURE__ */ icon(LucideFile)
export const IconFileArchive = /* @__PURE__ */ icon(LucideFileArchive)
export const IconFileSheet = /* @__PURE__ */ icon(LucideFileSheet)
export const IconFileText = /* @__PURE__ */ icon(LucideFileText)
export const IconForward = /* @__PURE__ */ icon(LucideForward, true)
export const IconGroup = /* @__PURE__ */ icon(LucideGroup)
export const IconHelp = /* @__PURE__ */ icon(LucideHelp)
export const IconImage = /* @__PURE__ */ icon(LucideImage)
export const IconInfo = /* @__PURE__ */ icon(LucideInfo)
export const IconJumpDown = /* @__PURE__ */ icon(LucideJumpDown)
export const IconKey = /* @__PURE__ */ icon(LucideKey)
export const IconLanguage = /* @__PURE__ */ icon(LucideLanguage)
export const IconLink = /* @__PURE__ */ icon(LucideLink)
export const IconLock = /* @__PURE__ */ icon(LucideLock)
export const IconLogOut = /* @__PURE__ */ icon(LucideLogOut, true)
export const IconMenu = /* @__PURE__ */ icon(LucideMenu)
export const IconMessage = /* @__PURE__ */ icon(LucideMessage)
export const IconMic = /* @__PURE__ */ icon(LucideMic)
export const IconMonitor = /* @__PURE__ */ icon(LucideMonitor)
export const IconMoon = /* @__PURE__ */ icon(LucideMoon)
export const IconMore = /* @__PURE__ */ icon(LucideMore)
export const IconMusic = /* @__PURE__ */ icon(LucideMusic)
export const IconNext = /* @__PURE__ */ icon(LucideNext, true)
export const IconOffice = /* @__PURE__ */ icon(LucideOffice)
export const IconPasskey = /* @__PURE__ */ icon(LucidePasskey)
export const IconPause = /* @__PURE__ */ icon(LucidePause)
export const IconPeople = /* @__PURE__ */ icon(LucidePeople)
export const IconPerson = /* @__PURE__ */ icon(LucidePerson)
export const IconPersonAdd = /* @__PURE__ */ icon(LucidePersonAdd)
export const IconPhone = /* @__PURE__ */ icon(LucidePhone)
export const IconPin = /* @__PURE__ */ icon(LucidePin)
export const IconPlace = /* @__PURE__ */ icon(LucidePlace)
export const IconPlay = /* @__PURE__ */ icon(LucidePlay)
export const IconPlus = /* @__PURE__ */ icon(LucidePlus)
export const IconPoll = /* @__PURE__ */ icon(LucidePoll)
export const IconQr = /* @__PURE__ */ icon(LucideQr)
export const IconReply = /* @__PURE__ */ icon(LucideReply, true)
export const IconRetry = /* @__PURE__ */ icon(LucideRetry)
export const IconSearch = /* @__PURE__ */ icon(LucideSearch)
export const IconSend = /* @__PURE__ */ icon(LucideSend, true)
export const IconSettings = /* @__PURE__ */ icon(LucideSettings)
export const IconShare = /* @__PURE__ */ icon(LucideShare)
export const IconShield = /* @__PURE__ */ icon(LucideShield)
export const IconShieldCheck = /* @__PURE__ */ icon(LucideShieldCheck)
export const IconSmile = /* @__PURE__ */ icon(LucideSmile)
export const IconStar = /* @__PURE__ */ icon(LucideStar)
export const IconSun = /* @__PURE__ */ icon(LucideSun)
export const IconTrash = /* @__PURE__ */ icon(LucideTrash)
export const IconUnlock = /* @__PURE__ */ icon(LucideUnlock)
export const IconUp = /* @__PURE__ */ icon(LucideUp)
export const IconVideo = /* @__PURE__ */ icon(LucideVideo)
export const IconWifiOff = /* @__PURE__ */ icon(LucideWifiOff)
export const IconZoomIn = /* @__PURE__ */ icon(LucideZoomIn)
export const IconZoomOut = /* @__PURE__ */ icon(LucideZoomOut)
