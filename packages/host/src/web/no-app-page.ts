import { createHash } from 'node:crypto'

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --soft: #60646c; --ground: #fcfcfd; --line: #e0e1e6; }
@media (prefers-color-scheme: dark) { :root { --text: #edeef0; --soft: #b0b4ba; --ground: #111113; --line: #2e3135; } }
body { margin: 0 auto; max-width: 40rem; padding: clamp(1.25rem, 5vw, 4rem); background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, 'Noto Sans', 'Noto Sans Devanagari', sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; }
p { margin: 0 0 0.75rem; }
pre { margin: 0 0 2rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem;
  font: 0.875rem/1.6 ui-monospace, 'Noto Sans Mono', monospace; white-space: pre-wrap; }
`

/** What a browser shows at `/` when no app has been built: no script, and nothing from anywhere else. */
export const noAppPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chancery</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Chancery</h1>
<p>This server is running, but its web app has not been built. Whoever runs it builds the app with this command, in the
folder of the program, and starts the server again:</p>
<pre><code>node tools/build-web.mjs</code></pre>
<div lang="hi">
<p>यह सर्वर चल रहा है, पर इसका वेब ऐप अभी बना नहीं है। जो इसे चलाते हैं, वे प्रोग्राम के फ़ोल्डर में यह कमांड चलाकर ऐप बनाएँ
और सर्वर को फिर से शुरू करें:</p>
<pre><code>node tools/build-web.mjs</code></pre>
</div>
</body>
</html>
`

const styleHash = createHash('sha256').update(STYLE).digest('base64')

/** Allows the page's own style, byte for byte, and nothing else. */
export const noAppPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
