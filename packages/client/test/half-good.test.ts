import {
  createGroup,
  findPerson,
  listConversations,
  renameGroup,
  sendText,
  setAdministrators,
  synchronize,
} from '@chancery/client'
import { halfGoodCommit, openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import type { Conversation } from '../src/conversation/conversation.ts'
import { mlsStateOf } from '../src/conversation/epochs.ts'
import { reconcile } from '../src/conversation/reconcile.ts'
import { textsOf, warningsOf } from './_texts.ts'

describe('a half-good commit', () => {
  it('leaves the member it cheats behind, who asks to be added again, is, and misses only what was said meanwhile', async () => {
    await using office = await openOffice()
    // In this order Alice shares no key of the tree with Carol, so that Mallory can cheat her alone.
    const mallory = await office.enrol('Mallory')
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    const people = [alice, mallory].map(({ engine }) => engine.account.person)
    const conversation = await createGroup(carol.engine, 'Treasury', people)
    await setAdministrators(
      carol.engine,
      conversation,
      [carol, mallory].map(({ engine }) => engine.account.person),
    )
    await Promise.all([synchronize(alice.engine), synchronize(mallory.engine)])
    const to = { kind: 'conversation', conversation } as const
    await sendText(alice.engine, to, 'before')

    const victim = await mlsStateOf(alice.engine, alice.engine.conversations.get(conversation) as Conversation)
    mallory.engine.mls.commit = (state, proposals, statement) =>
      halfGoodCommit(state, proposals, statement, { kind: 'path', victim })
    await renameGroup(mallory.engine, conversation, 'Cheated')
    await sendText(carol.engine, to, 'Alice cannot read this')
    await synchronize(alice.engine)
    expect(listConversations(alice.engine)[0]?.status).toBe('stuck')
    expect(warningsOf(alice)).toContain('conversation/stuck')
    expect(findPerson(alice.engine, 'Carol')).toBe(carol.engine.account.person)

    await synchronize(carol.engine)
    await carol.engine.exclusive(() => reconcile(carol.engine, conversation, 'duty'))
    await sendText(carol.engine, to, 'welcome back')
    expect(await textsOf(alice)).toEqual(['before', 'welcome back'])
    await sendText(alice.engine, to, 'I am back')
    expect(await textsOf(carol)).toEqual(['before', 'Alice cannot read this', 'welcome back', 'I am back'])
    expect(listConversations(alice.engine)[0]).toMatchObject({ status: 'active', name: 'Cheated' })
  })
})
