import { useImperativeHandle, useLayoutEffect, useRef, type ComponentProps, type Ref } from 'react'
import { classes } from '../given/classes.ts'
import styles from './text-area.module.css'

export interface TextAreaProps extends Omit<
  ComponentProps<'textarea'>,
  'value' | 'onChange' | 'ref' | 'style' | 'rows'
> {
  /** Its name; where a label is shown elsewhere, give that one's text. */
  label: string
  value: string
  onChange: (value: string) => void
  /** How far it grows, in pixels, before it scrolls. */
  maxHeight?: number | undefined
  /** Without border and background of its own, for use inside a composer. */
  bare?: boolean | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
}

/** A plain field of several lines that grows with its text, then scrolls. Nothing stands between it and the input method. */
export function TextArea({
  label,
  value,
  onChange,
  maxHeight = 240,
  bare = false,
  className,
  ref,
  ...rest
}: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => area.current!, [])
  useLayoutEffect(() => {
    const element = area.current
    if (element) grow(element, maxHeight)
  }, [value, maxHeight])
  return (
    <textarea
      {...rest}
      ref={area}
      rows={1}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(styles.area, bare && styles.bare, className)}
    />
  )
}

function grow(element: HTMLTextAreaElement, maxHeight: number): void {
  element.style.blockSize = 'auto'
  const border = element.offsetHeight - element.clientHeight
  const wanted = element.scrollHeight + border
  element.style.blockSize = `${Math.min(wanted, maxHeight)}px`
  element.style.overflowY = wanted > maxHeight ? 'auto' : 'hidden'
}
