import { createHash } from 'node:crypto'

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --soft: #60646c; --ground: #fcfcfd; --card: #fff; --line: #e0e1e6; }
@media (prefers-color-scheme: dark) {
  :root { --text: #edeef0; --soft: #b0b4ba; --ground: #111113; --card: #18191b; --line: #2e3135; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: clamp(1.25rem, 5vw, 4rem); background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, 'Noto Sans', 'Noto Sans Devanagari', sans-serif; }
main { max-width: 66rem; margin-inline: auto; display: grid; gap: clamp(1.25rem, 3vw, 2.5rem); }
@media (min-width: 60rem) { main { grid-template-columns: 1fr 1fr; } header { grid-column: 1 / -1; } }
h1 { margin: 0; font-size: clamp(1.75rem, 4vw, 2.5rem); line-height: 1.2; letter-spacing: -0.02em; }
header p { margin: 0.25rem 0 0; color: var(--soft); }
section { padding: clamp(1.25rem, 3vw, 2rem); background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
h2 { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.4; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
p { margin: 0 0 0.75rem; }
pre { margin: 0.5rem 0 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--ground);
  font: 0.875rem/1.6 ui-monospace, 'Noto Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
`

const FOUND = 'npx --no chancery found LINK --organization "…" --name "…"'
const ENROL = 'npx --no chancery enrol LINK --name "…"'

const BODY = `<main>
<header>
<h1>Chancery</h1>
<p lang="en">Your organization’s messages, on your organization’s own machine.</p>
<p lang="hi">आपके संगठन के संदेश, आपके संगठन की अपनी मशीन पर।</p>
</header>
<section lang="en">
<h2>This server is running</h2>
<p>It carries messages that only the people in a conversation can read. It does not know what they say, and it keeps no
record of who writes to whom.</p>
<p>There is no web app at this address yet. Go on with the command line, in the folder of the program:</p>
<h3>To found the organization</h3>
<p>Put the link that the server printed in place of LINK. It works once.</p>
<pre><code>${FOUND}</code></pre>
<h3>To join with an invitation</h3>
<p>Put the whole link that you were sent in place of LINK.</p>
<pre><code>${ENROL}</code></pre>
</section>
<section lang="hi">
<h2>यह सर्वर चल रहा है</h2>
<p>यह ऐसे संदेश पहुँचाता है जिन्हें केवल बातचीत में शामिल लोग ही पढ़ सकते हैं। सर्वर नहीं जानता कि उनमें क्या लिखा है, और
कौन किसे लिखता है इसका कोई लेखा नहीं रखता।</p>
<p>इस पते पर अभी कोई वेब ऐप नहीं है। आगे का काम प्रोग्राम के फ़ोल्डर में कमांड लाइन से करें:</p>
<h3>संगठन की स्थापना के लिए</h3>
<p>LINK की जगह वह लिंक रखें जो सर्वर ने दिखाया था। वह एक ही बार काम करता है।</p>
<pre><code>${FOUND}</code></pre>
<h3>निमंत्रण से जुड़ने के लिए</h3>
<p>LINK की जगह वह पूरा लिंक रखें जो आपको भेजा गया है।</p>
<pre><code>${ENROL}</code></pre>
</section>
</main>`

/** What a browser shows at `/` until the web app is there: no script, and nothing from anywhere else. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chancery</title>
<style>${STYLE}</style>
</head>
<body>
${BODY}
</body>
</html>
`

const styleHash = createHash('sha256').update(STYLE).digest('base64')

/** Allows the page's own style, byte for byte, and nothing else. */
export const pageSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
