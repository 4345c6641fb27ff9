import { describe, expect, it } from 'vitest'
import { deviceLabel } from './device-label.ts'
import { isPasskeyHost } from './passkey.ts'
import { pinProblem } from './pin-problem.ts'

describe('a new PIN', () => {
  it('has at least eight characters', () => {
    expect(pinProblem('4829175')).toBe('short')
    expect(pinProblem('48291753')).toBeUndefined()
    expect(pinProblem('सुबहकीचाय9')).toBeUndefined()
  })

  it('is not one that anybody would try first', () => {
    for (const pin of ['12345678', '87654321', '34567890', '11111111', '12121212', '12341234', 'password1', 'abcdefgh'])
      expect({ pin, problem: pinProblem(pin) }).toEqual({ pin, problem: 'easy' })
    expect(pinProblem('19472604')).toBeUndefined()
  })
})

describe('a passkey', () => {
  it('needs a name, not an address', () => {
    for (const host of ['office.example.in', 'localhost', 'chancery.localhost']) expect(isPasskeyHost(host)).toBe(true)
    for (const host of ['10.0.0.7', '192.168.1.20', '[::1]', 'fe80::1', 'server'])
      expect(isPasskeyHost(host)).toBe(false)
  })
})

describe('the name of a device', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
  it('says browser and system, as people call them', () => {
    const label = (agent: string, touchPoints = 0): string => deviceLabel({ agent, touchPoints })
    expect(label(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toBe('Chrome on Linux')
    expect(label(`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${chrome}`, 5)).toBe('Chrome on Android')
    expect(label(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/156.0`)).toBe('Edge on Windows')
    expect(label('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.1 Safari/605.1.15')).toBe('Safari on Mac')
    expect(label('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.1 Safari/605.1.15', 5)).toBe(
      'Safari on iPad',
    )
    expect(label('Something new')).toBe('Browser')
  })
})
