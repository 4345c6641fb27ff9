import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const CATALOGUE = /\/messenger\/language\/[a-z]{2}\/[a-z]+\.json$/

/** Compiles the sentences of the catalogues when the app is built: the page then needs no parser, and a broken one stops the build. */
export function cataloguePlugin(): Plugin {
  return {
    name: 'chancery:catalogue',
    enforce: 'pre',
    transform(code, id) {
      if (!CATALOGUE.test(id)) return undefined
      const sentences = Object.entries(JSON.parse(code) as Record<string, string>)
      return JSON.stringify(Object.fromEntries(sentences.map(([key, text]) => [key, compileMessageOrThrow(text)])))
    },
  }
}
