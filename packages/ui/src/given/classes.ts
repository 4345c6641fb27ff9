/** One class attribute from those parts that apply. */
export function classes(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
