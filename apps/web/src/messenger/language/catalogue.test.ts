import { readdirSync, readFileSync } from 'node:fs'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { CompiledMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'

const areas = readdirSync(new URL('en', import.meta.url))

function read(language: string, area: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${language}/${area}`, import.meta.url), 'utf8')) as Record<string, string>
}

/** The names in a message, with their kind: a plural in one language may not be a plain value in the other. */
function placeholders(message: CompiledMessage): string[] {
  const found = new Set<string>()
  for (const token of message) {
    if (typeof token === 'string') continue
    const [name, kind, choices] = token
    found.add(kind === undefined ? name : `${name} (${kind})`)
    if (typeof choices !== 'object' || choices === null) continue
    for (const choice of Object.values(choices) as (CompiledMessage | undefined | number | string)[])
      if (Array.isArray(choice)) for (const inner of placeholders(choice)) found.add(inner)
  }
  return [...found].toSorted()
}

function placeholdersOf(text: string): string[] {
  return placeholders(compileMessageOrThrow(text)).filter((name) => name !== '#')
}

describe('the catalogues', () => {
  it('are the same files in both languages', () => {
    expect(readdirSync(new URL('hi', import.meta.url)).toSorted()).toEqual(areas.toSorted())
  })

  it.each(areas)('have the same sentences in English and Hindi: %s', (area) => {
    expect(Object.keys(read('hi', area)).toSorted()).toEqual(Object.keys(read('en', area)).toSorted())
  })

  it.each(areas)('name the same things in both: %s', (area) => {
    const [english, hindi] = [read('en', area), read('hi', area)]
    for (const [key, text] of Object.entries(english))
      expect({ [key]: placeholdersOf(hindi[key] ?? '') }).toEqual({ [key]: placeholdersOf(text) })
  })

  it.each(areas)('leave no Hindi sentence empty, or English: %s', (area) => {
    const sentences = Object.entries(read('hi', area)).filter(([key]) => key !== 'common.app')
    expect(sentences.filter(([, text]) => !/\p{Script=Devanagari}/u.test(text))).toEqual([])
  })

  it('use each name once', () => {
    const keys = areas.flatMap((area) => Object.keys(read('en', area)))
    expect(keys.length).toBe(new Set(keys).size)
  })
})
