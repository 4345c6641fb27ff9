import english from './trust.en.json' with { type: 'json' }
import hindi from './trust.hi.json' with { type: 'json' }
import { escapeText, plainPage } from './plain-page.ts'

type TrustText = typeof english
type Platform = TrustText['platforms'][number]

/** What the page says of the CA at hand. */
export interface TrustFacts {
  /** Names and addresses that the CA is for. */
  readonly names: readonly string[]
  /** SHA-256 of the certificate: `AB:CD:…`. */
  readonly fingerprint: string
  readonly endsAt: Date
  readonly address: string
}

/** The sentences are our own, with markup where a menu or a command is named; a bare `&` is the only thing left to mend. */
function markup(sentence: string): string {
  return sentence.replaceAll(' & ', ' &amp; ')
}

function list(steps: readonly string[]): string {
  return `<ol>\n${steps.map((step) => `<li>${markup(step)}</li>`).join('\n')}\n</ol>`
}

function platform(text: TrustText, { name, add, remove }: Platform): string {
  return `<details>
<summary>${name}</summary>
<div>
${list(add)}
<h3>${text.remove}</h3>
${list(remove)}
</div>
</details>`
}

/** Eight bytes to a piece, so that two people can read it to each other. */
function pieces(fingerprint: string): string {
  const bytes = fingerprint.split(':')
  return [0, 8, 16, 24].map((at) => `<span>${bytes.slice(at, at + 8).join(':')}</span>`).join(' ')
}

function section(text: TrustText, facts: TrustFacts): string {
  const names = new Intl.ListFormat(text.lang).format(facts.names.map((name) => `<b>${escapeText(name)}</b>`))
  const locale = `${text.lang}-IN-u-nu-latn`
  const ends = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(facts.endsAt)
  const address = `<a href="/">${escapeText(facts.address)}</a>`
  return `<section lang="${text.lang}" id="${text.lang}">
<h1>${text.title}</h1>
<p>${text.lead}</p>
<p class="note">${text.limits.replace('{names}', names).replace('{ends}', ends)}</p>
<h2>${text.downloadTitle}</h2>
<p><a class="button" href="/trust/ca.crt">${text.download}</a></p>
<p>${text.file}</p>
<h2>${text.compareTitle}</h2>
<p>${text.compare}</p>
<p>${text.stop}</p>
<code class="fingerprint">${pieces(facts.fingerprint)}</code>
<h2>${text.stepsTitle}</h2>
${text.platforms.map((each) => platform(text, each)).join('\n')}
<p>${text.then.replace('{address}', address)}</p>
<h2>${text.removeTitle}</h2>
<p>${text.removeAll}</p>
</section>`
}

/** The page of steps by which a device comes to trust the private CA, in both languages. */
export function trustPage(facts: TrustFacts): string {
  const texts: readonly TrustText[] = [english, hindi]
  const links = texts.map(({ lang, language }) => `<a href="#${lang}" lang="${lang}">${language}</a>`).join('\n')
  const sections = texts.map((text) => section(text, facts)).join('\n')
  return plainPage(english.title, `<nav aria-label="Language">\n${links}\n</nav>\n${sections}`)
}
