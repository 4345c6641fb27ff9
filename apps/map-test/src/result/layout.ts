/** Where a person stands in the picture, from 0 to 1 either way. */
export interface Place {
  readonly x: number
  readonly y: number
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/** Everybody among their department, departments around a circle, larger ones with more room; the same for every picture. */
export function layOut(departments: readonly number[]): Place[] {
  const members = new Map<number, number[]>()
  for (const [person, department] of departments.entries())
    members.set(department, [...(members.get(department) ?? []), person])
  const order = [...members].sort(([a], [b]) => a - b)
  const total = order.reduce((sum, [, people]) => sum + Math.sqrt(people.length), 0)
  const places: Place[] = []
  let angle = -Math.PI / 2
  for (const [, people] of order) {
    const share = (2 * Math.PI * Math.sqrt(people.length)) / total
    const middle = angle + share / 2
    const radius = Math.min(0.13, 0.34 * Math.sin(Math.min(share, Math.PI) / 2))
    for (const [index, person] of people.entries()) {
      const out = radius * Math.sqrt((index + 0.5) / people.length)
      places[person] = {
        x: 0.5 + 0.36 * Math.cos(middle) + out * Math.cos(index * GOLDEN),
        y: 0.5 + 0.36 * Math.sin(middle) + out * Math.sin(index * GOLDEN),
      }
    }
    angle += share
  }
  return places
}
