/** Everything but the last `keep` letters and digits as X; what separates them stays. For values in ASCII. */
export function maskAllBut(value: string, keep: number): string {
  let masked = ''
  let shown = 0
  for (let i = value.length - 1; i >= 0; i--) {
    const isLetter = isLetterOrDigit(value.charCodeAt(i))
    masked = (isLetter && ++shown > keep ? 'X' : value.charAt(i)) + masked
  }
  return masked
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
