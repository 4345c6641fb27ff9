import type { MessageKey } from '../../language/catalogue.ts'
import type { Words } from '../../language/words.ts'

/** Copies a text, and says so; where the browser does not allow it, says what to do instead. */
export async function copyWords(
  text: string,
  said: MessageKey,
  { t }: Pick<Words, 't'>,
  { notice }: { readonly notice: (text: string) => void },
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notice(t(said))
  } catch {
    notice(t('conversations.not-copied'))
  }
}
