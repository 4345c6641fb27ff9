import { describe, expect, it } from 'vitest'
import { people, rowAt } from '../timeline/_rows.ts'
import { PendingActs } from './pending-acts.ts'
import { withReaction, withStar, withText } from './row-changes.ts'

const like = withReaction(people.alice, '👍')
const edit = withText('after noon', [])

describe('an act that is not answered yet', () => {
  it('is seen at once, and stays in sight when the row changes meanwhile', () => {
    const acts = new PendingActs()
    const row = rowAt(1)
    expect(acts.begin(row, like).reactions).toHaveLength(1)
    expect(acts.over({ ...row, state: 'read' })).toMatchObject({ state: 'read', reactions: [{ emoji: '👍' }] })
  })

  it('leaves the row as the worker knows it when it is refused', () => {
    const acts = new PendingActs()
    const row = rowAt(1)
    acts.begin(row, edit)
    const news = { ...row, state: 'read' } as const
    acts.over(news)
    expect(acts.refused(row.key, edit)).toEqual(news)
    expect(acts.over(row)).toEqual(row)
  })

  it('stays when another one on the same message is refused', () => {
    const acts = new PendingActs()
    const row = rowAt(1)
    const star = withStar(true)
    acts.begin(row, edit)
    acts.begin(row, star)
    acts.kept(row.key, edit)
    expect(acts.refused(row.key, star)).toEqual(edit(row))
  })

  it('counts once, also when the worker has told the row with it before its answer', () => {
    const acts = new PendingActs()
    const row = rowAt(1)
    const star = withStar(true)
    acts.begin(row, edit)
    acts.begin(row, star)
    expect(acts.over(edit(row)).edits).toBe(1)
    acts.kept(row.key, edit)
    expect(acts.refused(row.key, star)?.edits).toBe(1)
  })

  it('is forgotten once it is kept', () => {
    const acts = new PendingActs()
    const row = rowAt(1)
    acts.begin(row, like)
    acts.kept(row.key, like)
    expect(acts.over(row)).toBe(row)
    expect(acts.refused(row.key, like)).toBeUndefined()
  })
})
