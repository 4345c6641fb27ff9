/** Four digits close together in any script, a long word without a blank, or a word that a secret stands behind. */
const SIGNS = /\p{Nd}(?:\P{Nd}{0,3}\p{Nd}){3}|[!-~]{16}|pass|pwd|\bpin\b|secret|BEGIN|पासवर्ड|पासकोड|पिन|कूटशब्द/iu

/** Whether a text could hold anything that the app cares about. Most hold nothing, and go without another look. */
export function mayHold(text: string): boolean {
  return SIGNS.test(text)
}
