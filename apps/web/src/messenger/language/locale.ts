/** The languages that are complete. */
export type Language = 'en' | 'hi'

/** Their own names, as a person looks for them, and what a browser without a region gets. */
export const languages: Readonly<Record<Language, { readonly name: string; readonly locale: string }>> = {
  en: { name: 'English', locale: 'en-IN' },
  hi: { name: 'हिन्दी', locale: 'hi-IN' },
}

const CHOICE = 'chancery.language'

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text)
}

/** The person's choice on this browser, else the first language of theirs that we have, else English. */
export function preferredLanguage(choice: string | null, wanted: readonly string[]): Language {
  if (isLanguage(choice)) return choice
  for (const tag of wanted) {
    const language = baseOf(tag)
    if (isLanguage(language)) return language
  }
  return 'en'
}

/**
 * How numbers and dates are written: the person's own region where the browser names one for this language, and always
 * with the digits 0–9, since people compare numbers across languages.
 */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => baseOf(tag) === language && tag.includes('-'))
  return new Intl.Locale(own ?? languages[language].locale, { numberingSystem: 'latn' }).toString()
}

/** `rtl` where the language is written from right to left. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ks', 'sd', 'ur'].includes(baseOf(locale)) ? 'rtl' : 'ltr'
}

export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(CHOICE)
  } catch {
    // A browser that keeps nothing asks its own settings each time.
    return null
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(CHOICE, language)
  } catch {
    // The choice then holds until the page is closed.
  }
}

function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}
