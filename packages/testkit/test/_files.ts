import { listMessages, openFile, stageFile, synchronize, writeLetter } from '@chancery/client'
import { coinWord, textSentinel } from '@chancery/testkit'
import type { Story } from './_story.ts'

/** Sizes of files: one chunk, and several with an index. */
const SIZES = [2000, 400_000]

/** Everybody sends files whose names and contents have words of their own, and everybody who may opens them. Gives how many were opened. */
export async function sendFiles(story: Story): Promise<number> {
  for (const [at, { name, engine }] of story.people.entries()) {
    const size = SIZES[at % SIZES.length] as number
    const [word, title] = [coinWord('Latin'), coinWord(at % 2 === 0 ? 'Devanagari' : 'Latin')]
    story.words.push(
      textSentinel(`content of a file of ${name}`, word),
      textSentinel(`name of a file of ${name}`, title),
    )
    const file = new Blob([`${word} `.repeat(Math.ceil(size / (word.length + 1)))], { type: 'text/plain' })
    const vault = await stageFile(engine, file)
    story.secrets.push({ what: `file key of ${name}`, bytes: new Uint8Array(Buffer.from(vault.key, 'base64url')) })
    const attachment = { kind: 'file', type: file.type, size: file.size, name: `${title}.txt`, vault } as const
    const conversation = story.groups[at % story.groups.length]
    const isMember = conversation !== undefined && engine.conversations.get(conversation)?.status === 'active'
    const others = story.people.filter((one) => one.engine.account.person !== engine.account.person)
    const person = others[at % others.length]?.engine.account.person
    if (person === undefined) continue
    const to = isMember ? ({ kind: 'conversation', conversation } as const) : ({ kind: 'person', person } as const)
    await writeLetter(engine, { to, tag: `file ${name}`, text: '', attachment })
    await synchronize(engine)
  }
  await story.everybody()
  let opened = 0
  for (const { engine } of story.people)
    for (const { attachment, person } of await listMessages(engine)) {
      if (attachment === undefined || person === engine.account.person) continue
      await openFile(engine, { ...attachment.vault, size: attachment.size })
      opened++
    }
  return opened
}
