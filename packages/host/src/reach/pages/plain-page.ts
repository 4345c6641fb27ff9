import { hash } from 'node:crypto'

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --soft: #5b6067; --ground: #fcfcfd; --card: #fff; --line: #d9d9e0;
  --accent: #0d5c8c; --on-accent: #fff; --note: #fff7dd; --note-line: #e8d28a; }
@media (prefers-color-scheme: dark) {
  :root { --text: #edeef0; --soft: #b0b4ba; --ground: #111113; --card: #18191b; --line: #363a3f;
    --accent: #7cc4f0; --on-accent: #0b1a24; --note: #2b2410; --note-line: #5c4d17; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1rem, 5vw, 3rem); background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, 'Noto Sans', 'Noto Sans Devanagari', sans-serif; overflow-wrap: break-word; }
main { max-width: 44rem; margin-inline: auto; }
section + section { margin-block-start: 4rem; padding-block-start: 3rem; border-block-start: 1px solid var(--line); }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.5rem, 4vw, 2rem); line-height: 1.25; letter-spacing: -0.015em; text-wrap: balance; }
:lang(hi) h1 { letter-spacing: 0; line-height: 1.4; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.2rem; line-height: 1.4; }
h3 { margin: 1rem 0 0.25rem; font-size: 1rem; }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
nav { display: flex; gap: 1.25rem; margin-block-end: 1.5rem; }
nav a { padding-block: 0.5rem; }
.note { padding: 0.75rem 1rem; background: var(--note); border: 1px solid var(--note-line); border-radius: 0.5rem; }
.fingerprint { display: block; margin: 0.5rem 0 0.75rem; padding: 0.75rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 0.5rem; font: 1rem/1.8 ui-monospace, 'Noto Sans Mono', monospace; }
.fingerprint span { display: inline-block; margin-inline-end: 0.75em; white-space: nowrap; }
.button { display: inline-block; padding: 0.6rem 1.1rem; background: var(--accent); color: var(--on-accent);
  border-radius: 0.5rem; text-decoration: none; font-weight: 600; }
code { font: 0.9em/1.6 ui-monospace, 'Noto Sans Mono', monospace; overflow-wrap: anywhere; }
details { margin-block-end: 0.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
summary { padding: 0.7rem 1rem; font-weight: 600; cursor: pointer; }
details > div { padding: 0 1rem 0.75rem; }
ol { margin: 0; padding-inline-start: 1.4em; }
li { margin-block-end: 0.35rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
`

/** A page without script and without anything from elsewhere; `body` is markup. */
export function plainPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** Allows the page’s own style, byte for byte, and nothing else. */
export const plainPagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as markup that shows it. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] as string)
}
