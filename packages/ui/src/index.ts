// The only door: components, icons, and what they take. Styles that everything rests on: `@chancery/ui/tokens.css`.
export { Avatar, type AvatarProps } from './avatar/avatar.tsx'
export { initials } from './avatar/initials.ts'
export { Badge, type BadgeProps } from './badge/badge.tsx'
export { Tag, type TagProps } from './badge/tag.tsx'
export { Banner, type BannerProps } from './banner/banner.tsx'
export { Button, type ButtonProps } from './button/button.tsx'
export { IconButton, type IconButtonProps } from './button/icon-button.tsx'
export { Card, type CardProps } from './card/card.tsx'
export { Checkbox, type CheckboxProps } from './choice/checkbox.tsx'
export { RadioGroup, type RadioGroupProps, type RadioOption } from './choice/radio-group.tsx'
export { Switch, type SwitchProps } from './choice/switch.tsx'
export { CodeText, CopyField, type CodeTextProps, type CopyFieldProps } from './copy-field/copy-field.tsx'
export { ConfirmDialog, type ConfirmDialogProps } from './dialog/confirm-dialog.tsx'
export { Dialog, type DialogProps } from './dialog/dialog.tsx'
export { Divider, type DividerProps } from './divider/divider.tsx'
export { EmptyState, type EmptyStateProps } from './empty-state/empty-state.tsx'
export { SearchField, type SearchFieldProps } from './field/search-field.tsx'
export { TextField, type TextFieldProps } from './field/text-field.tsx'
export { classes } from './given/classes.ts'
export {
  IconAlert,
  IconArchive,
  IconAt,
  IconAttach,
  IconBack,
  IconBell,
  IconBellOff,
  IconCalendar,
  IconCamera,
  IconCheck,
  IconCheckDouble,
  IconClock,
  IconClose,
  IconComputer,
  IconContact,
  IconContrast,
  IconCopy,
  IconDevice,
  IconDown,
  IconDownload,
  IconEdit,
  IconExternal,
  IconEye,
  IconEyeOff,
  IconFile,
  IconFileArchive,
  IconFileSheet,
  IconFileText,
  IconForward,
  IconGroup,
  IconHelp,
  IconImage,
  IconInfo,
  IconJumpDown,
  IconKey,
  IconLanguage,
  IconLink,
  IconLock,
  IconLogOut,
  IconMenu,
  IconMessage,
  IconMic,
  IconMonitor,
  IconMoon,
  IconMore,
  IconMusic,
  IconNext,
  IconOffice,
  IconPasskey,
  IconPause,
  IconPeople,
  IconPerson,
  IconPersonAdd,
  IconPhone,
  IconPin,
  IconPlace,
  IconPlay,
  IconPlus,
  IconPoll,
  IconQr,
  IconReply,
  IconRetry,
  IconSearch,
  IconSend,
  IconSettings,
  IconShare,
  IconShield,
  IconShieldCheck,
  IconSmile,
  IconStar,
  IconSun,
  IconTrash,
  IconUnlock,
  IconUp,
  IconVideo,
  IconWifiOff,
  IconZoomIn,
  IconZoomOut,
  type Icon,
  type IconProps,
} from './icon/icon.tsx'
export { Kbd } from './kbd/kbd.tsx'
export { Link, type LinkProps } from './link/link.tsx'
export { ListBox, type ListBoxProps, type ListBoxRow } from './list-box/list-box.tsx'
export { ContextMenu, type ContextMenuProps } from './menu/context-menu.tsx'
export { Menu, type MenuEntry, type MenuGroup, type MenuProps } from './menu/menu.tsx'
export { PointPopover, type PointPopoverProps } from './popover/point-popover.tsx'
export { Popover, type PopoverProps } from './popover/popover.tsx'
export { ProgressBar, type ProgressBarProps } from './progress/progress-bar.tsx'
export { UiProvider, type UiProviderProps } from './provider/ui-provider.tsx'
export type { UiWords } from './provider/words.ts'
export { ScrollArea, type ScrollAreaProps } from './scroll-area/scroll-area.tsx'
export { Select, type SelectOption, type SelectProps } from './select/select.tsx'
export { Skeleton, type SkeletonProps } from './skeleton/skeleton.tsx'
export { Spinner, type SpinnerProps } from './spinner/spinner.tsx'
export { Tabs, type TabContent, type TabsProps } from './tabs/tabs.tsx'
export { TextArea, type TextAreaProps } from './text-area/text-area.tsx'
export type { ToastMessage } from './toast/toast-store.ts'
export { useToasts } from './toast/use-toasts.ts'
export { SegmentedControl, type Segment, type SegmentedControlProps } from './toggle/segmented-control.tsx'
export { ToggleButton, type ToggleButtonProps } from './toggle/toggle-button.tsx'
export { Tooltip, type TooltipProps } from './tooltip/tooltip.tsx'
export { VisuallyHidden, type VisuallyHiddenProps } from './visually-hidden/visually-hidden.tsx'
