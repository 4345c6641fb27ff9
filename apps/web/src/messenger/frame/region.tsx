import type { ReactNode } from 'react'

/** The parts of the app that F6 goes through, in this order. */
const regions = ['navigation', 'list', 'main', 'composer', 'details'] as const
export type RegionName = (typeof regions)[number]

interface RegionProps {
  readonly name: RegionName
  /** What a screen reader calls it. */
  readonly label: string
  readonly as?: 'section' | 'nav' | 'main' | 'aside'
  /** Where it is all that is seen, it is the main part, whatever it is otherwise. */
  readonly isAlone?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part of the app that can be reached with F6, and is a landmark. */
export function Region({ name, label, as: Tag = 'section', isAlone = false, className, children }: RegionProps) {
  return (
    <Tag
      aria-label={label}
      className={className}
      data-region={name}
      tabIndex={-1}
      {...(isAlone ? { role: 'main' } : {})}
    >
      {children}
    </Tag>
  )
}

/**
 * Moves focus to the next region that is on the screen (or the one before it): to what the region marks with
 * `data-region-start`, else to its first control, else to the region itself.
 */
export function cycleRegion(step: 1 | -1): void {
  const shown = regions.flatMap((name) => {
    const element = document.querySelector<HTMLElement>(`[data-region="${name}"]`)
    return element !== null && isShown(element) ? [element] : []
  })
  if (shown.length === 0) return
  // The innermost: a composer stands inside the main part.
  const own = document.activeElement?.closest('[data-region]') ?? null
  const at = shown.findIndex((element) => element === own)
  const next = shown[(at + (at === -1 && step === -1 ? 0 : step) + shown.length) % shown.length]
  if (next !== undefined) startOf(next).focus()
}

const CONTROLS = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

function startOf(region: HTMLElement): HTMLElement {
  // What is inside a region within it has its own turn.
  const controls = [...region.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) => isShown(control) && control.closest('[data-region]') === region,
  )
  return controls.find((control) => 'regionStart' in control.dataset) ?? controls[0] ?? region
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}
