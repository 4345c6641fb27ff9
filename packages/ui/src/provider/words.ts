/** The few words that components say by themselves; the app gives them in the person's language. */
export interface UiWords {
  /** Closes a dialog, a popover, a banner, or a toast. */
  close: string
  /** Empties a search field. */
  clearSearch: string
  /** What a choice says before anything is chosen. */
  choose: string
  /** Name of the place where passing messages appear. */
  notifications: string
  /** How a menu opens that belongs to a button which also does something when tapped. */
  longPressForMenu: string
}

const fallback: UiWords = {
  close: 'Close',
  clearSearch: 'Clear search',
  choose: 'Choose',
  notifications: 'Notifications',
  longPressForMenu: 'Press and hold for more',
}

let current: UiWords = fallback

type Message = () => string

/**
 * React Aria ships its own words in 34 languages, none of them Indian. It asks one global dictionary first; ours answers every
 * question about the parts that we use from the words of the app, in whatever language they are at that moment.
 */
const dictionary: Record<string, Record<string, Message>> = {
  '@react-aria/overlays': { dismiss: () => current.close },
  '@react-aria/searchfield': { 'Clear search': () => current.clearSearch },
  '@react-aria/menu': { longPressMessage: () => current.longPressForMenu },
  'react-aria-components': { selectPlaceholder: () => current.choose },
}

/** Makes these the words that components say by themselves, from now on. */
export function setWords(words: UiWords): void {
  current = words
}

/** Puts our dictionary where React Aria looks; has to run before the first component is drawn. */
export function installDictionary(scope: object = globalThis): void {
  Object.assign(scope, {
    [Symbol.for('react-aria.i18n.locale')]: 'en',
    [Symbol.for('react-aria.i18n.strings')]: dictionary,
  })
}
