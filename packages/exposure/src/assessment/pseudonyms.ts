import type { Assessment, AssessedFile, Leak } from './assessment.ts'

/** Words for what names are replaced by, in the language of the report. */
export interface PseudonymWords {
  /** “Group 3” */
  readonly group: string
  readonly direct: string
  readonly file: string
  /** Somebody of no department: “Person 7”. */
  readonly person: string
}

const ENGLISH: PseudonymWords = { group: 'Group', direct: 'Chat', file: 'Export', person: 'Person' }

/**
 * The same assessment without a name or number of anybody: people are the letter of their department and their place in it,
 * such as `B4`, chats and files are numbered, and what could hold a name (samples, beginnings of lines) is taken out.
 * The same assessment always gives the same pseudonyms.
 */
export function withPseudonyms(assessment: Assessment, words: PseudonymWords = ENGLISH): Assessment {
  const { files, chats, people, leaks, map, unseen } = assessment
  const pseudonyms: string[] = []
  for (const [department, { members }] of map.departments.entries())
    for (const [place, person] of members.entries()) pseudonyms[person] = `${departmentLetter(department)}${place + 1}`
  let others = 0
  for (const person of people.keys()) pseudonyms[person] ??= `${words.person} ${++others}`
  const chatNames = chats.map(({ isGroup }, chat) => `${isGroup ? words.group : words.direct} ${chat + 1}`)
  return {
    ...assessment,
    files: files.map((file, number) => hideFile(file, `${words.file} ${number + 1}`, chatNames[file.chat] as string)),
    chats: chats.map((chat, number) => ({ ...chat, name: chatNames[number] as string })),
    people: people.map((person, number) => ({ ...person, name: pseudonyms[number] as string })),
    leaks: leaks.map(hideSamples),
    unseen: {
      ...unseen,
      unread: unseen.unread.map(({ code }, i) => ({ name: `${words.file} ${files.length + i + 1}`, code })),
    },
  }
}

/** A, B, … Z, AA, AB, … */
export function departmentLetter(department: number): string {
  const letter = String.fromCharCode(65 + (department % 26))
  return department < 26 ? letter : departmentLetter(Math.floor(department / 26) - 1) + letter
}

function hideFile({ owner, ...file }: AssessedFile, name: string, group: string): AssessedFile {
  // What a line that nobody understood begins with may be anything.
  const lines = file.unparsed.lines.map(({ line }) => ({ line, start: '' }))
  const nobody = owner === undefined ? {} : { owner: '' }
  return { ...file, ...nobody, name, group, people: file.people.map(() => ''), unparsed: { ...file.unparsed, lines } }
}

/** Masks of addresses show where somebody is, and with whom: only their form is left. */
function hideSamples(leak: Leak): Leak {
  if (leak.type === 'marking') return leak
  return {
    ...leak,
    samples: leak.samples.map((sample) => ({
      ...sample,
      masked: sample.masked.replaceAll(/[\p{L}\p{M}\p{N}]/gu, 'X'),
    })),
  }
}
