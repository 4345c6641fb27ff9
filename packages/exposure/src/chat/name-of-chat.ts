/** What WhatsApp calls the files that it exports, in some languages, around the name of the chat. */
const PATTERNS = [
  /^WhatsApp[ -]Chat(?: with| mit| -| ile| met)? (.+)$/iu,
  /^(?:Chat|Conversa|Conversaci[oó]n|Discussion|Sembang|Obrolan|Percakapan|Czat|Konwersacja|Razgovor|Chatt|Keskustelu)(?: de| do| no| na)? WhatsApp (?:con|com|avec|dengan|z|s|med)? ?(.+)$/iu,
  /^WhatsApp[ -](?:chat|chatt|sohbeti|keskustelu|сохбет)?(?: met| med| con| dengan| avec| käyttäjän)? ?(.+)$/iu,
  /^(?:Чат WhatsApp с контактом|Чат WhatsApp с|Чат WhatsApp із|Чат WhatsApp з) (.+)$/iu,
  /^(.+?)(?: ile| के साथ| ile olan|とのトーク|님과의| 与| 與) ?WhatsApp.*$/iu,
  /^(.+?)[-_ ]*WhatsApp[-_ ]*(?:sohbeti|chat)$/iu,
]

/** What a chat is called according to its file, or the folder around it; nothing where neither says it, as `_chat.txt`. */
export function nameOfChat(fileName: string): string | undefined {
  for (const part of fileName.split(/[/\\]/u).reverse()) {
    const name = nameOfPart(part)
    if (name !== undefined) return name
  }
  return undefined
}

function nameOfPart(part: string): string | undefined {
  const base = part.replace(/\.(?:txt|zip)$/iu, '').trim()
  if (base === '' || /^_?chat(?:[ _-]?\(?\d+\)?)?$/iu.test(base)) return undefined
  for (const pattern of PATTERNS) {
    const name = pattern
      .exec(base)?.[1]
      ?.replace(/^[ -]+/u, '')
      .replace(/ \(\d+\)$/u, '')
      .trim()
    if (name !== undefined && name !== '') return name
  }
  return base
}
