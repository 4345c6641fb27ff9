import { readdirSync, readFileSync } from 'node:fs'
import type { Language } from '../src/messenger/language/locale.ts'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { wordsIn } from '../src/messenger/language/words.ts'
import type { Words } from '../src/messenger/language/words.ts'

const folder = new URL('../src/messenger/language/', import.meta.url)

function catalogue(language: Language): Record<string, string> {
  const read = (area: string) => readFileSync(new URL(`${language}/${area}`, folder), 'utf8')
  const areas = readdirSync(new URL(language, folder)).map((area) => JSON.parse(read(area)) as Record<string, string>)
  return Object.fromEntries(areas.flatMap((area) => Object.entries(area)))
}

function wordsFrom(language: Language): Words {
  const compiled = Object.entries(catalogue(language)).map(([key, text]) => [key, compileMessageOrThrow(text)] as const)
  return wordsIn(language, `${language}-IN`, Object.fromEntries(compiled))
}

const both: Readonly<Record<Language, Words>> = { en: wordsFrom('en'), hi: wordsFrom('hi') }

/** What a person reads on the screen: the same test finds the same control in either language. */
export function wordsOf(language: Language): Words['t'] {
  return both[language].t
}
