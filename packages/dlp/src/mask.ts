/** Everything but the last `keep` letters and digits as X; what separates them stays. */
export function maskAllBut(value: string, keep: number): string {
  let left = value.replace(/[^A-Za-z0-9]/g, '').length - keep
  return value.replace(/[A-Za-z0-9]/g, (letter) => (left-- > 0 ? 'X' : letter))
}
