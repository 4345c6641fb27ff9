import type { FindingType } from '@chancery/dlp'
import type { DecisionReasonKind } from '../organization/decision-reason.ts'
import { formatOf } from './format.ts'

const { number: n, list } = formatOf('en')
const count = (value: number, one: string, many: string): string => `${n(value)} ${value === 1 ? one : many}`

const TYPES: Readonly<Record<FindingType, readonly [string, string]>> = {
  aadhaar: ['Aadhaar number', 'Aadhaar numbers'],
  vid: ['Aadhaar virtual ID', 'Aadhaar virtual IDs'],
  pan: ['PAN', 'PANs'],
  gstin: ['GSTIN', 'GSTINs'],
  epic: ['voter ID', 'voter IDs'],
  passport: ['passport number', 'passport numbers'],
  'driving-licence': ['driving licence number', 'driving licence numbers'],
  ifsc: ['IFSC', 'IFSCs'],
  account: ['account number', 'account numbers'],
  upi: ['UPI ID', 'UPI IDs'],
  card: ['card number', 'card numbers'],
  iban: ['IBAN', 'IBANs'],
  phone: ['telephone number', 'telephone numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  cif: ['customer number', 'customer numbers'],
  otp: ['one-time password', 'one-time passwords'],
  ssn: ['social security number', 'social security numbers'],
  'api-key': ['access key', 'access keys'],
  'private-key': ['private key', 'private keys'],
  password: ['password', 'passwords'],
  marking: ['confidentiality marking', 'confidentiality markings'],
  word: ['word of your lists', 'words of your lists'],
  pattern: ['match of your patterns', 'matches of your patterns'],
}

function minutes(value: number): string {
  if (value < 1) return 'less than a minute'
  if (value < 90) return count(Math.round(value), 'minute', 'minutes')
  return value < 36 * 60
    ? count(Math.round(value / 6) / 10, 'hour', 'hours')
    : count(Math.round(value / 144) / 10, 'day', 'days')
}

const share = (value: number): string => `${Math.round(100 * value)} %`
const times = (value: number): string => (value === 1 ? 'once' : count(value, 'time', 'times'))

const REASONS: Readonly<Record<DecisionReasonKind, (value: number, usual: number, others: number) => string>> = {
  'answered-fast': (value, usual) => `gets half of all answers within ${minutes(value)} (usual: ${minutes(usual)})`,
  'answered-by-many': (value, usual) =>
    `is answered by ${count(value, 'person', 'different people')} (usual: ${n(usual)})`,
  'added-people': (value) => `added or removed ${count(value, 'person', 'people')}`,
  'made-admin': (value) => `created groups, or made administrators, ${times(value)}`,
  mentioned: (value, usual, others) =>
    `is mentioned ${times(value)}${others > 0 ? ` by ${count(others, 'person', 'people')}` : ''} (usual: ${n(usual)})`,
  'breaks-silence': (value, usual) => `is the first to write after a silence, ${times(value)} (usual: ${n(usual)})`,
  'bridges-groups': (value, usual) =>
    `writes in ${count(value, 'chat', 'chats')} that share few people (usual: ${n(usual)})`,
  central: (value) => `is who people that matter turn to: ${n(value)} times as much as the average`,
  'keeps-waiting': (value) => `lets others wait ${minutes(value)}, half of the time, and is answered sooner`,
  'decision-hours': (value, usual) =>
    `writes when few others do: ${share(value)} of messages early, late, or on weekends (usual: ${share(usual)})`,
  'few-words': (value, usual) => `is answered ${n(value)} times for each message (usual: ${n(usual)})`,
}

/** Every word of the report, in English. Names that are put in are text. */
export const en = {
  kicker: 'What WhatsApp already knows',
  title: (organization?: string) =>
    `What WhatsApp already knows${organization === undefined ? '' : ` of ${organization}`}`,
  headline: {
    reads: (chats: number, organization?: string) =>
      `From ${count(chats, 'chat', 'chats')} an outsider reads who decides${organization === undefined ? '' : ` in ${organization}`}`,
    names: (names: readonly string[], more: number) =>
      `: ${list(more > 0 ? [...names, count(more, 'other', 'others')] : names)}`,
    readsSome: (chats: number, organization?: string) =>
      `From ${count(chats, 'chat', 'chats')} an outsider reads who works with whom${organization === undefined ? '' : ` in ${organization}`}, and when`,
    tooLittle: (chats: number) => `${count(chats, 'chat is', 'chats are')} too little to read who decides`,
    leak: (value: number, type: FindingType, telephones: number) =>
      `; ${count(value, TYPES[type][0], TYPES[type][1])} ${value === 1 ? 'lies' : 'lie'} on ${count(telephones, 'telephone', 'telephones')}.`,
    noLeak: '; no number of a person or an account was found.',
  },
  tiles: {
    messages: 'messages',
    people: 'people wrote',
    findings: 'sensitive findings',
    departments: 'departments seen',
    from: (from: string, to: string) => `${from} to ${to}`,
  },
  contents: 'In this report',
  outsider: 'What an outsider could do:',
  confidences: { certain: 'certain', likely: 'likely', possible: 'possible' },
  sureness: { sure: 'sure', likely: 'likely', guess: 'a guess', 'too-little': 'too little to say' },
  types: (type: FindingType, value: number) => TYPES[type][value === 1 ? 0 : 1],
  department: (letter: string) => `Department ${letter}`,
  noDepartment: 'no department',
  minutes,
  leaked: {
    title: 'What leaked',
    none: 'Nothing sensitive was found in what could be read.',
    lead: (findings: number, chats: number) =>
      `${count(findings, 'place', 'places')} in ${count(chats, 'chat', 'chats')} with something that lets somebody in, leads to money, poses as a person, or is marked as confidential. Each stays on every telephone of its chat, and in their backups.`,
    caption: 'By kind, the most harmful first',
    columns: { kind: 'Kind', different: 'Different', telephones: 'Telephones', samples: 'Samples, masked' },
    harms: {
      access: 'lets somebody in',
      identity: 'poses as a person',
      money: 'leads to money',
      secret: 'tells a secret',
      contact: 'reaches somebody',
    },
    confidence:
      '“Certain”: the form, its check, and the words around it all say so. “Likely”: two of them do. “Possible”: only the form does, so many of these are something else; they are counted nowhere else in this report. “Different” counts equal values once.',
    contact:
      'Telephone numbers, e-mail addresses, and numbers of branches and firms are what work consists of; they are listed last, and not added up.',
    byChat: 'By chat',
    chat: 'Chat',
    count: 'Findings',
    most: 'Mostly',
    byMonth: 'By month',
    chart: (months: number, most: string, value: number) =>
      `Bars of findings in ${count(months, 'month', 'months')}; the most, ${n(value)}, in ${most}.`,
    month: 'Month',
    messages: 'Messages',
    outsider:
      'Have all of it from one lost telephone, one backup, or one person who leaves on bad terms. Nobody would notice.',
    more: (value: number) => `and ${n(value)} more`,
  },
  map: {
    title: 'The organization, as an outsider draws it',
    lead: (departments: number, people: number) =>
      `Drawn from who wrote where and when, without reading a word of what was said: ${count(departments, 'department', 'departments')} of ${count(people, 'person', 'people')}.`,
    noDepartments:
      'The chats show no departments: people talk with everybody about as much. The picture shows who is close to whom.',
    tooLittle: 'This is too little to draw departments from: it takes 200 messages of 5 people on 5 days, at least.',
    pictureTitle: 'Map of the organization',
    pictureText: (departments: number, people: number, deciders: string) =>
      `${count(departments, 'coloured area', 'coloured areas')}, each a department, with ${count(people, 'person', 'people')} as dots. ${deciders === '' ? 'Nobody stands out.' : `Larger dots: ${deciders}.`} The table below says the same.`,
    key: 'An area is a department. A large dot with a ring decides; a dashed ring connects departments. Lines are the closest ties of each person; the others are left out. Hold the pointer over a dot to read a name that had no room.',
    left: (value: number) => `${count(value, 'person is', 'people are')} left out of the picture for want of room.`,
    caption: 'Departments',
    columns: {
      department: 'Department',
      people: 'People',
      members: 'Closest to its middle',
      chats: 'Its own chats',
      sure: 'How sure',
    },
    outsider:
      'Know whom to ask for what, who would be missed, and in whose name a message to somebody would be believed.',
  },
  deciders: {
    title: 'Who decides',
    none: 'Nobody stands out enough to be named.',
    lead: 'Ranked by signs that hold in many organizations. They are signs, not proof: an assistant who arranges everything may show the same.',
    why: (reasons: readonly string[]) => (reasons.length === 0 ? '' : `${reasons.join('; ')}.`),
    reason: (kind: DecisionReasonKind, value: number, usual: number, others: number) =>
      REASONS[kind](value, usual, others),
    reports: 'Who may report to whom',
    reportsTo: (person: string, superior: string) => `${person} to ${superior}`,
    outsider:
      'Write to somebody below in the name of one of these people, at an hour at which they do write, and ask for a payment or a code.',
  },
  answers: {
    title: 'Who answers whom, and how fast',
    none: 'Too few answers to tell.',
    caption: 'Those who answer each other most',
    columns: {
      asker: 'Writes',
      answerer: 'Answers',
      minutes: 'Half of the time within',
      count: 'Answers counted',
      sure: 'How sure',
    },
    judged: 'Whoever writes next in a chat is taken to answer; in lively groups that is sometimes chance.',
    outsider: 'Pick whoever acts at once, before asking anybody.',
  },
  hours: {
    title: 'When people work',
    caption: 'Messages by hour of the day: the stronger the colour, the more',
    everybody: 'Everybody',
    columns: { who: 'Who', half: 'Half between', weekend: 'Weekend' },
    cell: (hour: number, value: number) => `${hour}:00, ${n(value)}`,
    clock: 'Hours are those of the telephones that made the exports.',
    outsider: 'Strike when nobody looks, and write as the boss at an hour at which that is nothing unusual.',
  },
  brokers: {
    title: 'Who connects departments',
    none: 'Nobody connects departments more than others do, as far as this shows.',
    line: (departments: string) => `connects ${departments}`,
    paths: (value: string) => `${value} of the shortest ways between others lead through this person`,
    outsider: 'Read along in several departments with the telephone of only one of these people.',
  },
  work: {
    title: 'How much of it is work',
    line: (likely: string, least: string, most: string) =>
      `About ${likely} of the messages are talk about work; somewhere between ${least} and ${most}.`,
    none: 'There was too little to judge.',
    judged:
      'Judged by words alone, with a list of English and Hindi words for work and for private life, and by files. The lower bound counts messages that speak of work themselves, the upper one all that do not speak of private life; the estimate goes by the talk around each message. Irony, other languages, and pictures are not understood, and nobody has compared it with what people would say: take it as an order of magnitude.',
  },
  unseen: {
    title: 'What could not be seen',
    unread: (names: string) => `Not read at all: ${names}.`,
    privacy:
      'Chats with Advanced Chat Privacy switched on cannot be exported. What they hold, and that they exist, does not show here.',
    others:
      'Chats that nobody exported, reactions, who has read what, and what was deleted before anybody looked are not in exports.',
    cut: (names: string, limit: number) =>
      `${names}: about ${n(limit)} messages, which is where exports are said to be cut. Older messages are probably missing.`,
    limits:
      'Exports are said to hold at most 40,000 messages without media, or 10,000 with; none of these files comes near that.',
    mediaMissing: (value: number) =>
      `${count(value, 'photo, voice note, or document was', 'photos, voice notes, and documents were')} left out of the exports.`,
    mediaUnread: (value: number) =>
      `${count(value, 'file lies', 'files lie')} beside the chats, and were not looked into: photos of identity cards are not counted.`,
    deleted: (value: number) =>
      `${count(value, 'message was', 'messages were')} deleted, and may be in somebody’s backup.`,
    viewOnce: (value: number) => `${count(value, 'photo or note', 'photos and notes')} could be seen once.`,
    calls: (value: number) => `${count(value, 'call', 'calls')}: that they took place is known, what was said is not.`,
    ambiguous: (names: string) =>
      `${names}: day and month could be either way round. Months and days of the week may be wrong here; hours of the day are not.`,
    joined: (value: number) =>
      `${count(value, 'person', 'people')} in several exports were taken to be one only because they are called the same.`,
    parsed: 'Every line of every file was understood.',
    unparsed: (value: number) =>
      `${count(value, 'line was', 'lines were')} not understood, and left out. They begin (digits hidden):`,
    line: (file: string, line: number) => `${file}, line ${n(line)}`,
    withheld: 'beginning withheld',
  },
  next: {
    title: 'What to do next',
    access: 'Today: change the passwords and keys that were found. What was once in a chat is known.',
    identity: (chats: string) =>
      `This week: have the identity and account numbers deleted from ${chats}, on every telephone, and ask your data protection officer whether the people concerned must be told.`,
    callBack: (names: string) =>
      `This week: agree that no payment and no code follows from a message alone, whoever seems to have written it. Begin with whoever answers ${names}.`,
    leavers: 'This month: compare the members of each group with the list of staff, and remove who has left.',
    privacy:
      'This month: switch on Advanced Chat Privacy and disappearing messages wherever work is still talked about. It keeps others from exporting; it changes nothing on telephones that have the messages.',
    move: (chats: string) =>
      `This quarter: give these talks a place that the organization runs itself, so that nobody outside can draw this map. Begin with ${chats}.`,
    moveAny:
      'This quarter: give these talks a place that the organization runs itself, so that nobody outside can draw this map.',
    again: 'In three months: run this again, and compare.',
  },
  files: {
    title: 'What this was made from',
    caption: 'Files',
    columns: {
      file: 'File',
      chat: 'Chat',
      messages: 'Messages',
      people: 'People',
      from: 'From',
      to: 'To',
      unparsed: 'Lines not understood',
      dates: 'Order of dates',
    },
    unsure: (order: string) => `${order}, not sure`,
    offline:
      'Made on one computer, offline. Nothing was uploaded, this page loads nothing, and it holds no value that was found, only masks. It does hold names: keep it like the chats themselves.',
    pseudonyms:
      'Names and numbers of people, chats, and files are replaced: a letter for the department, a number for the place in it. Who knows the organization may still recognize somebody.',
  },
  pseudonyms: { group: 'Group', direct: 'Direct chat', file: 'Export', person: 'Person' },
}

export type Words = typeof en
