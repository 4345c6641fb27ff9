// Reads PDFs in a thread of its own, which can be ended at any moment and has a bound of memory: files come from anybody.
import { registerHooks } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { PdfAnswer } from './pdf-reader.ts'

// Only drawing needs it, and it is native code: a file from anybody should not come near it.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@napi-rs/')) throw new Error('Not used here')
    return next(specifier, context)
  },
})

const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')

const say = (answer: PdfAnswer): void => parentPort?.postMessage(answer)

/** Says the text of each page, then that it is done. */
async function read(data: Uint8Array): Promise<void> {
  // No font is drawn, no form is run, and nothing is fetched: neither fonts nor tables of characters.
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  try {
    const pdf = await task.promise
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      say({ kind: 'page', page: number, text: [text, ...(await page.getAnnotations()).map(written)].join('\n') })
      page.cleanup()
    }
    say({ kind: 'end' })
  } catch (error) {
    say({ kind: 'failed', isLocked: error instanceof Error && error.name === 'PasswordException' })
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

/** What somebody has filled in, behind the name of the field, or written as a note. */
function written(annotation: Readonly<Record<string, unknown>>): string {
  const { fieldName, alternativeText, fieldValue, contentsObj } = annotation
  const label = [alternativeText, fieldName].find((each) => typeof each === 'string' && each !== '')
  const values = [fieldValue].flat().filter((value) => typeof value === 'string')
  const note = (contentsObj as { readonly str?: unknown } | undefined)?.str
  if (values.length > 0) return `${typeof label === 'string' ? label : ''}: ${values.join(', ')}`
  return typeof note === 'string' ? note : ''
}

parentPort?.on('message', (data: Uint8Array) => void read(data))
