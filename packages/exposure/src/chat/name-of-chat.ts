import { plainName } from './marks.ts'

// What WhatsApp calls the files that it exports, in front of the name of the chat, or behind it.
const BEFORE = `WhatsApp Chat with|WhatsApp Chat -|WhatsApp-Chat mit|WhatsApp Chat mit|WhatsApp-Chat -|Chat de WhatsApp con|Conversación de WhatsApp con|Chat de WhatsApp com|Conversa do WhatsApp com
Conversas do WhatsApp com|Conversa de WhatsApp amb|Discussion WhatsApp avec|Chat WhatsApp avec|Chat WhatsApp con|WhatsApp-chat met|WhatsApp-gesprek met|Chat WhatsApp dengan|Obrolan WhatsApp dengan|Sembang WhatsApp dengan
Чат WhatsApp с контактом|Чат WhatsApp с|Чат WhatsApp із|Чат WhatsApp з|Чат у WhatsApp із|Czat WhatsApp z|Rozmowa WhatsApp z|Konwersacja WhatsApp z|WhatsApp chat s kontaktem|WhatsApp chat s|Chat WhatsApp s|WhatsApp razgovor s|WhatsApp-chatt med
WhatsApp-chat med|WhatsApp chat med|WhatsApp-keskustelu käyttäjän|WhatsApp-keskustelu:|محادثة واتساب مع|محادثة WhatsApp مع|دردشة WhatsApp مع|צ'אט WhatsApp עם|דו שיח של WhatsApp עם|שיחת WhatsApp עם|گپ WhatsApp با|چت WhatsApp با|گفتگوی WhatsApp با
Cuộc trò chuyện WhatsApp với|Đoạn chat WhatsApp với|แชท WhatsApp กับ|แชต WhatsApp กับ|WhatsApp 聊天記錄與|WhatsApp 聊天记录与|WhatsApp 聊天 -|WhatsApp 对话 -|WhatsApp 對話 -|Conversație WhatsApp cu|Συνομιλία WhatsApp με|WhatsApp-beszélgetés -`
const BEHIND = `ile WhatsApp Sohbeti|ile WhatsApp sohbeti|WhatsApp Sohbeti|के साथ WhatsApp चैट|के साथ WhatsApp बातचीत|-এর সাথে WhatsApp চ্যাট|সহ WhatsApp চ্যাট|உடனான WhatsApp அரட்டை|తో WhatsApp చాట్|सोबत WhatsApp चॅट|સાથે WhatsApp ચેટ|کے ساتھ WhatsApp چیٹ
との WhatsApp チャット|とのWhatsAppチャット|とのトーク|님과의 WhatsApp 대화|님과 WhatsApp 대화|的WhatsApp聊天|的 WhatsApp 聊天|的WhatsApp聊天记录|的 WhatsApp 對話|kanssa`

const byLength = (list: string): readonly string[] => list.split(/[|\n]/u).toSorted((a, b) => b.length - a.length)
const PREFIXES = byLength(BEFORE)
const SUFFIXES = byLength(BEHIND)

/** What a chat is called according to its file, or the folder around it; nothing where neither says it, as `_chat.txt`. */
export function nameOfChat(fileName: string): string | undefined {
  for (const part of fileName.split(/[/\\]/u).reverse()) {
    const name = nameOfPart(part)
    if (name !== undefined) return name
  }
  return undefined
}

function nameOfPart(part: string): string | undefined {
  const base = plainName(part)
    .replace(/\.(?:txt|zip)$/iu, '')
    .replace(/ ?\(\d+\)$/u, '')
    .trim()
  if (base === '' || /^_?chat(?:[ _-]?\d+)?$/iu.test(base)) return undefined
  const prefix = PREFIXES.find((prefix) => base.toLowerCase().startsWith(`${prefix.toLowerCase()} `)) ?? ''
  const rest = base.slice(prefix.length).trim()
  const suffix = SUFFIXES.find((suffix) => /whatsapp/iu.test(part) && rest.endsWith(suffix)) ?? ''
  const name = rest.slice(0, rest.length - suffix.length).trim()
  // `与Bob的WhatsApp聊天` has a word in front, too.
  return (suffix.startsWith('的') ? name.replace(/^[与與和]/u, '') : name) || base
}
