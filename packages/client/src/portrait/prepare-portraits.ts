/**
 * Has ready what tells and takes portraits. A browser that loaded it with the first portrait would show the server that there
 * is one: it is to be called by the clock or at the beginning, whether or not there is any.
 */
export async function preparePortraits(): Promise<void> {
  await import('./exchange.ts')
}
