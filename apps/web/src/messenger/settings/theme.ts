export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const contrasts = ['system', 'more', 'normal'] as const
export type Contrast = (typeof contrasts)[number]

const THEME = 'chancery.theme'
const CONTRAST = 'chancery.contrast'

/** What was chosen on this browser. `public/theme.js` reads the same two places before the first paint. */
export function chosenTheme(): Theme {
  return themes.find((theme) => theme === read(THEME)) ?? 'system'
}

export function chosenContrast(): Contrast {
  return contrasts.find((contrast) => contrast === read(CONTRAST)) ?? 'system'
}

export function chooseTheme(theme: Theme): void {
  write(THEME, theme)
  set('theme', theme)
}

export function chooseContrast(contrast: Contrast): void {
  write(CONTRAST, contrast)
  set('contrast', contrast)
}

function set(name: 'theme' | 'contrast', value: string): void {
  const { dataset } = document.documentElement
  if (value === 'system') delete dataset[name]
  else dataset[name] = value
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    if (value === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // The choice then holds until the page is closed.
  }
}
