import { InvalidArgumentError } from 'commander'

/** A parser for a whole number in a range. */
export function wholeBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^[0-9]{1,15}$/.test(text) && value >= low && value <= high) return value
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`)
  }
}
