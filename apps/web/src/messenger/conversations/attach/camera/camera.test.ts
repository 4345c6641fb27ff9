import { describe, expect, it } from 'vitest'
import { Camera, problemIn } from './camera.ts'

describe('a camera', () => {
  it('says that the page must come in a secure way where browsers have none to give', async () => {
    const camera = new Camera()
    const states: string[] = []
    camera.subscribe(() => states.push(camera.get().state))
    await camera.turnOn()
    expect(camera.get()).toEqual({ state: 'problem', problem: 'insecure', cameras: [] })
    expect(states).toEqual(['asking', 'problem', 'problem'])
    camera.turnOff()
    expect(camera.get()).toEqual({ state: 'off', cameras: [] })
  })

  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'busy'],
  ])('that a browser refuses with %s is %s', (name, problem) => {
    expect(problemIn(Object.assign(new Error(name), { name }))).toBe(problem)
    expect(problemIn(name)).toBe('busy')
  })
})
