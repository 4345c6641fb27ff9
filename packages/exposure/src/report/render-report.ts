import { base64, sha256, utf8 } from '@chancery/base'
import type { Assessment } from '../assessment/assessment.ts'
import { withPseudonyms } from '../assessment/pseudonyms.ts'
import { formatOf } from './format.ts'
import type { ReportLanguage } from './format.ts'
import { html, Markup } from './markup.ts'
import { answers } from './sections/answers.ts'
import { brokers } from './sections/brokers.ts'
import { files, next, work } from './sections/closing.ts'
import { deciders } from './sections/deciders.ts'
import type { Section, SectionInput } from './sections/frame.ts'
import { headline, sentence } from './sections/headline.ts'
import { hours } from './sections/hours.ts'
import { leaked } from './sections/leaked.ts'
import { mapSection } from './sections/map-section.ts'
import { unseen } from './sections/unseen.ts'
import { STYLE } from './style.ts'
import { en } from './words-en.ts'
import type { Words } from './words-en.ts'
import { hi } from './words-hi.ts'

export interface ReportOptions {
  readonly language?: ReportLanguage
  /** What the organization is called; left out where names are replaced. */
  readonly organization?: string
  /** Replaces every name and number of people, chats, and files. */
  readonly pseudonyms?: boolean
}

const WORDS: Readonly<Record<ReportLanguage, Words>> = { en, hi }

/**
 * The report as one page: HTML that loads nothing, runs nothing, and holds no value that was found. Everything that comes from
 * a file is escaped.
 */
export function renderReport(assessment: Assessment, options: ReportOptions = {}): string {
  const { language = 'en', pseudonyms = false } = options
  const words = WORDS[language]
  const organization = pseudonyms ? undefined : options.organization
  const input: SectionInput = {
    assessment: pseudonyms ? withPseudonyms(assessment, words.pseudonyms) : assessment,
    words,
    format: formatOf(language),
  }
  const sections: readonly Section[] = [
    leaked(input),
    mapSection(input),
    deciders(input),
    answers(input),
    hours(input),
    brokers(input),
    work(input),
    unseen(input),
    next(input),
    files(input, pseudonyms),
  ]
  const style = base64(sha256(utf8(STYLE)))
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-${new Markup(style)}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${words.title(organization)}</title>
        ${new Markup(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <div class="page">
          ${headline(input, organization)}
          <nav aria-label="${words.contents}">
            <ul>
              ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
          <main>
            ${sections.map(
              ({ id, title, body }) =>
                html`<section id="${id}" aria-labelledby="${id}-title">
                  <h2 id="${id}-title">${title}</h2>
                  ${body}
                </section> `,
            )}
          </main>
        </div>
      </body>
    </html> `.text
}

/** The headline alone, for a terminal. */
export function headlineOf(
  given: Assessment,
  { language = 'en', organization, pseudonyms = false }: ReportOptions = {},
): string {
  const words = WORDS[language]
  return pseudonyms ? sentence(withPseudonyms(given, words.pseudonyms), words) : sentence(given, words, organization)
}
