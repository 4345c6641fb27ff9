import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import type { WebPerson } from './_web-office.ts'

/** A file as a person has it on a disk. */
export interface OwnFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A photo that the browser itself has drawn, as JPEG: coloured noise, so that it does not become small. */
export async function drawPhoto({ page }: WebPerson, name: string, width: number, height: number): Promise<OwnFile> {
  const base64 = await page.evaluate(
    ([wide, high]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high })
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('Nothing can be drawn')
      for (let at = 0; at < 400; at++) {
        context.fillStyle = `hsl(${(at * 47) % 360} 70% ${30 + (at % 5) * 10}%)`
        context.fillRect(((at * 131) % 100) * (wide / 100), ((at * 71) % 100) * (high / 100), wide / 12, high / 12)
      }
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
    },
    [width, height] as const,
  )
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}

/** Bytes that look like nothing, the same each time. */
export function noise(name: string, mimeType: string, bytes: number): OwnFile {
  const buffer = Buffer.alloc(bytes)
  let state = bytes || 1
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    buffer[at] = state >>> 24
  }
  return { name, mimeType, buffer }
}

/** Picks files with the attach sheet. */
export async function pick({ page, t }: WebPerson, what: 'gallery' | 'file', files: readonly OwnFile[]): Promise<void> {
  await page.getByRole('button', { name: t('attach.attach'), exact: true }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: t(`attach.${what}`), exact: true }).click(),
  ])
  await chooser.setFiles([...files])
}

/** What lies ready above the field. */
export function trayOf({ page, t }: WebPerson, count: number): Locator {
  return page.getByRole('list', { name: t('attach.ready', { count }) }).getByRole('listitem')
}

/** Presses Send, once all is prepared. */
export async function send({ page, t }: WebPerson): Promise<void> {
  await page.getByRole('button', { name: t('conversations.send'), exact: true }).click()
}

/** Holds files over an element, or lets go of them there; gives whether the page took them. */
export function dragOver(where: Locator, type: 'dragenter' | 'dragover' | 'dragleave' | 'drop'): Promise<boolean> {
  return where.evaluate((element, kind) => {
    const data = new DataTransfer()
    data.items.add(new File(['Dropped'], 'dropped.txt', { type: 'text/plain' }))
    return !element.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
  }, type)
}

/** Does something after which the browser saves a file; gives its name and its bytes. */
export async function saved({ page }: WebPerson, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
