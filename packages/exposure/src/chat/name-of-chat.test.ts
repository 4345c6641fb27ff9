import { describe, expect, it } from 'vitest'
import { nameOfChat } from './name-of-chat.ts'

describe('The name of an exported file', () => {
  it.each([
    'WhatsApp Chat with Bob.txt',
    '\u200EWhatsApp Chat with \u2068Bob\u2069 (2).txt',
    'WhatsApp Chat - Bob.zip',
    'WhatsApp-Chat mit Bob.txt',
    'Chat de WhatsApp con Bob.txt',
    'Discussion WhatsApp avec Bob.txt',
    'Chat WhatsApp con Bob.txt',
    'Conversa do WhatsApp com Bob.txt',
    'WhatsApp-chat met Bob.txt',
    'Chat WhatsApp dengan Bob.txt',
    'Bob ile WhatsApp Sohbeti.txt',
    'Чат WhatsApp с контактом Bob.txt',
    'Czat WhatsApp z Bob.txt',
    'WhatsApp-chatt med Bob.txt',
    'WhatsApp-keskustelu käyttäjän Bob kanssa.txt',
    'Bob के साथ WhatsApp चैट.txt',
    'BobとのWhatsAppチャット.txt',
    '与Bob的WhatsApp聊天.txt',
    'Cuộc trò chuyện WhatsApp với Bob.txt',
    'محادثة WhatsApp مع Bob.txt',
    'Bob/_chat.txt',
    'Bob.txt',
  ])('says what the chat is called: %s', (file) => {
    expect(nameOfChat(file)).toBe('Bob')
  })

  it('may say nothing', () => {
    expect(['_chat.txt', '_chat (2).txt', 'chat.txt', ''].map(nameOfChat)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
