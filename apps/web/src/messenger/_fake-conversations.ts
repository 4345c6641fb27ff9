import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { Calls, MessagePage } from '../contract/calls.ts'
import type { ConversationKey, ConversationRow, Draft, MessageRow, OfficeEvent, PersonRow } from '../contract/topics.ts'
import { fakeId } from './_fake-people.ts'
import { outgoingRow } from './conversations/timeline/outgoing-row.ts'
import { fakeTalk } from './_fake-talk.ts'
import type { FakeConversation } from './_fake-talk.ts'

type Input<Name extends keyof Calls> = Parameters<Calls[Name]>[0]

/** The conversations of the made-up office: what is posted goes its way in a second, and in talks of two is answered. */
export class FakeConversations {
  readonly #self: PersonId
  readonly #isOnline: () => boolean
  readonly #tellList: (rows: ConversationRow[]) => void
  readonly #tell: (event: OfficeEvent) => void
  #talks: FakeConversation[]
  #next = 1
  /** Takes what goes to the vault before its message does; gives whether it came there. */
  onUpload: ((key: string, blob: Blob) => Promise<boolean>) | undefined

  constructor(
    self: PersonId,
    isEmpty: boolean,
    isOnline: () => boolean,
    tellList: (rows: ConversationRow[]) => void,
    tell: (event: OfficeEvent) => void,
  ) {
    this.#self = self
    this.#isOnline = isOnline
    this.#tellList = tellList
    this.#tell = tell
    this.#talks = isEmpty ? [] : fakeTalk(self)
  }

  add(conversation: FakeConversation): void {
    if (this.#talks.length === 0) return
    this.#talks.push(conversation)
    this.#tellList(this.list())
  }

  row(isIt: (row: MessageRow) => boolean): MessageRow | undefined {
    return this.#talks.flatMap(({ rows }) => rows).find(isIt)
  }

  rows(conversation: ConversationKey): readonly MessageRow[] {
    return this.#find(conversation)?.rows ?? []
  }

  /** Something about a message is different now. */
  over(key: string, over: Partial<MessageRow>): void {
    const talk = this.#talks.find(({ rows }) => rows.some((row) => row.key === key))
    if (talk !== undefined) this.#state(talk, key, over)
  }

  /** A message is another one now, under the same key. */
  replace(row: MessageRow): void {
    const talk = this.#talks.find(({ rows }) => rows.some(({ key }) => key === row.key))
    const at = talk?.rows.findIndex(({ key }) => key === row.key) ?? -1
    if (talk === undefined || at === -1) return
    talk.rows[at] = row
    this.#tell({ kind: 'rows', conversation: talk.head.key, rows: [row] })
    this.#tellList(this.list())
  }

  list(): ConversationRow[] {
    return this.#talks
      .map(({ head, rows }) => {
        const last = rows.findLast((row) => row.kind === 'text')
        return { ...head, lastAt: last?.sentAt ?? Date.now(), ...(last === undefined ? {} : { last }) }
      })
      .toSorted((a, b) => b.lastAt - a.lastAt)
  }

  read({ conversation, slice, limit }: Input<'readMessages'>): MessagePage {
    const talk = this.#find(conversation)
    const rows = talk?.rows ?? []
    const unread = talk?.head.unread ?? 0
    const [from, to] = range(rows, slice, limit, unread)
    const first = rows[rows.length - unread]
    return {
      rows: rows.slice(from, to),
      isOldest: from === 0,
      isNewest: to >= rows.length,
      ...(slice.at === 'unread' && unread > 0 && first !== undefined
        ? { unread: { key: first.key, count: unread } }
        : {}),
    }
  }

  post({ conversation, answers, key, ...message }: Input<'postMessage'>): void {
    const talk = this.#find(conversation) ?? this.#begin(conversation)
    const answered = talk.rows.find((row) => row.id !== undefined && row.id === answers)
    const quoted = answers === undefined ? {} : { answers: quote(answers, answered) }
    const terms = { key, conversation: talk.head.key, person: this.#self, isOnline: this.#isOnline() }
    this.#put(talk, outgoingRow({ ...message, ...quoted }, terms))
    this.saveDraft(talk.head.key, undefined)
    // The call is answered when the message is kept, not when it is there.
    void this.#carry(talk, key, message.attachment?.blob)
  }

  async #carry(talk: FakeConversation, key: string, blob: Blob | undefined): Promise<void> {
    const isThere = blob === undefined || (await this.onUpload?.(key, blob)) !== false
    if (isThere && this.#isOnline()) this.#settle(talk, key)
  }

  retry(key: string): void {
    const talk = this.#talks.find(({ rows }) => rows.some((row) => row.key === key))
    if (talk === undefined) return
    this.#state(talk, key, { state: 'sending' })
    this.#settle(talk, key)
  }

  discard(key: string): void {
    for (const talk of this.#talks) {
      const at = talk.rows.findIndex((row) => row.key === key)
      if (at === -1) continue
      talk.rows.splice(at, 1)
      this.#tell({ kind: 'gone', conversation: talk.head.key, key })
    }
    this.#tellList(this.list())
  }

  change(conversation: ConversationKey, over: Partial<FakeConversation['head']>): void {
    this.#talks = this.#talks.map((talk) =>
      talk.head.key === conversation ? { ...talk, head: { ...talk.head, ...over } } : talk,
    )
    this.#tellList(this.list())
  }

  changePeople(conversation: ConversationKey, added: readonly PersonId[], removed: readonly PersonId[]): void {
    const people = this.peopleOf(conversation).filter((person) => !removed.includes(person))
    this.change(conversation, { people: [...people, ...added] })
  }

  saveDraft(conversation: ConversationKey, draft: Draft | undefined): void {
    this.#talks = this.#talks.map((talk) => {
      if (talk.head.key !== conversation) return talk
      const { draft: _, ...head } = talk.head
      return { ...talk, head: draft === undefined ? head : { ...head, draft } }
    })
    this.#tellList(this.list())
  }

  search(
    { text, conversation, limit }: Input<'searchMessages'>,
    people: readonly PersonRow[],
  ): ReturnType<Calls['searchMessages']> {
    const sought = text.toLowerCase()
    const hits = this.#talks
      .filter(({ head }) => conversation === undefined || head.key === conversation)
      .flatMap(({ head, rows }) =>
        rows.map((row) => ({ head, row, at: row.text?.toLowerCase().indexOf(sought) ?? -1 })),
      )
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.row.sentAt - a.row.sentAt)
      .slice(0, limit)
    const name = (head: FakeConversation['head']): string =>
      head.kind === 'group' ? head.name : (people.find((row) => row.person === head.person)?.name ?? '')
    return {
      hits: hits.map(({ head, row, at }) => ({ row, conversationName: name(head), marks: [[at, text.length]] })),
      isComplete: true,
    }
  }

  create(name: string, people: readonly PersonId[]): ConversationId {
    const key = fakeId(`talk-new-${this.#next++}`)
    const head = { key, kind: 'group', name, people: [this.#self, ...people], administrators: [this.#self] } as const
    this.#talks = [{ head: { ...head, status: 'active', unread: 0, isMentioned: false }, rows: [] }, ...this.#talks]
    this.#tellList(this.list())
    return key
  }

  peopleOf(conversation: ConversationKey): readonly PersonId[] {
    return this.#find(conversation)?.head.people ?? []
  }

  administratorsOf(conversation: ConversationKey): readonly PersonId[] {
    return this.#find(conversation)?.head.administrators ?? []
  }

  #find(conversation: ConversationKey): FakeConversation | undefined {
    return this.#talks.find(({ head }) => head.key === conversation || `with.${head.person}` === conversation)
  }

  #begin(conversation: ConversationKey): FakeConversation {
    const person = conversation.slice('with.'.length) as PersonId
    const key = fakeId(`talk-new-${this.#next++}`)
    const people = [this.#self, person]
    const head = { key, kind: 'direct', name: '', person, people, administrators: [], status: 'active' } as const
    const talk: FakeConversation = { head: { ...head, unread: 0, isMentioned: false }, rows: [] }
    this.#talks = [talk, ...this.#talks]
    this.#tell({ kind: 'renamed', from: conversation, to: key })
    return talk
  }

  #put(talk: FakeConversation, row: MessageRow): void {
    talk.rows.push(row)
    this.#tell({ kind: 'rows', conversation: talk.head.key, rows: [row] })
    this.#tellList(this.list())
  }

  #settle(talk: FakeConversation, key: string): void {
    const position = 1000 + talk.rows.length * 7
    setTimeout(() => this.#state(talk, key, { state: 'sent', id: fakeId(`m-${key}`), position }), 400)
    setTimeout(() => this.#state(talk, key, { state: 'delivered' }), 900)
    setTimeout(() => this.#state(talk, key, { state: 'read' }), 1600)
  }

  #state(talk: FakeConversation, key: string, over: Partial<MessageRow>): void {
    const at = talk.rows.findIndex((row) => row.key === key)
    const known = talk.rows[at]
    if (known === undefined) return
    const row = { ...known, ...over }
    talk.rows[at] = row
    this.#tell({ kind: 'rows', conversation: talk.head.key, rows: [row] })
    this.#tellList(this.list())
  }
}

function quote(id: MessageId, row: MessageRow | undefined): NonNullable<MessageRow['answers']> {
  return row?.text === undefined ? { id } : { id, person: row.person, text: row.text }
}

function range(
  rows: readonly MessageRow[],
  slice: Input<'readMessages'>['slice'],
  limit: number,
  unread: number,
): [from: number, to: number] {
  const around = (at: number): [number, number] => [Math.max(0, at - Math.floor(limit / 2)), at + Math.ceil(limit / 2)]
  switch (slice.at) {
    case 'end':
      return [Math.max(0, rows.length - limit), rows.length]
    case 'unread':
      return unread === 0 ? [Math.max(0, rows.length - limit), rows.length] : around(rows.length - unread)
    case 'message':
      return around(
        Math.max(
          0,
          rows.findIndex((row) => row.id === slice.message),
        ),
      )
    case 'time': {
      const first = rows.findIndex((row) => row.sentAt >= slice.time * 1000)
      return first === -1 ? [Math.max(0, rows.length - limit), rows.length] : around(first)
    }
    case 'before': {
      const to = rows.findIndex((row) => row.position !== undefined && row.position >= slice.position)
      return [Math.max(0, to - limit), Math.max(0, to)]
    }
    case 'after': {
      const from = rows.findIndex((row) => row.position === undefined || row.position > slice.position)
      return from === -1 ? [rows.length, rows.length] : [from, from + limit]
    }
  }
}
