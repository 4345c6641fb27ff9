import { escapeText, plainPage } from './plain-page.ts'

/** What a browser shows that came to the wrong address: where to go instead. */
export function elsewherePage(address: string): string {
  const link = `<p><a class="button" href="${escapeText(address)}/">${escapeText(address)}</a></p>`
  return plainPage(
    'Chancery: another address',
    `<section lang="en">
<h1>Please use another address</h1>
<p>At this address others could listen, or pretend to be your organization. So nothing is shown here. Open this one
instead:</p>
${link}
</section>
<section lang="hi">
<h1>कृपया दूसरा पता खोलें</h1>
<p>इस पते पर कोई और सुन सकता है या आपका संगठन होने का दिखावा कर सकता है। इसलिए यहाँ कुछ नहीं दिखाया जाता। इसकी जगह यह पता
खोलें:</p>
${link}
</section>`,
  )
}
