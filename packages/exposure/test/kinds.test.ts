import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '@chancery/exposure'
import { readText } from './_read-text.ts'

const LRM = '\u200E'

/** One message of Alice in a chat in which Bob writes, too. */
async function read(platform: 'ios' | 'android', body: string): Promise<ChatMessage | undefined> {
  const stamp =
    platform === 'ios'
      ? (minute: string) => `[15.01.2024, 09:${minute}:00] `
      : (minute: string) => `15.01.2024, 09:${minute} - `
  const text = `${stamp('00')}Bob: Hello\n${stamp('01')}Alice: ${body}\n${stamp('02')}Bob: Thanks\n`
  return (await readText(text)).messages[1]
}

// What stands on iOS for a picture, a video, a voice note, and a sticker that were left out.
const OMITTED_IOS: Record<string, readonly [string, string, string, string]> = {
  en: ['image omitted', 'video omitted', 'audio omitted', 'sticker omitted'],
  de: ['Bild weggelassen', 'Video weggelassen', 'Audio weggelassen', 'Sticker weggelassen'],
  es: ['imagen omitida', 'Video omitido', 'audio omitido', 'sticker omitido'],
  fr: ['image absente', 'vidéo absente', 'audio omis', 'sticker omis'],
  it: ['immagine omessa', 'video omesso', 'audio omesso', 'sticker non incluso'],
  pt: ['imagem ocultada', 'vídeo omitido', 'áudio ocultado', 'figurinha omitida'],
  nl: ['afbeelding weggelaten', 'video weggelaten', 'audio weggelaten', 'sticker weggelaten'],
  id: ['gambar tidak disertakan', 'video tidak disertakan', 'audio tidak disertakan', 'stiker tidak disertakan'],
  tr: ['görüntü dahil edilmedi', 'video dahil edilmedi', 'ses dahil edilmedi', 'Çıkartma dahil edilmedi'],
  ar: ['تم استبعاد الصورة', 'تم استبعاد الفيديو', 'تم استبعاد الصوت', 'تم استبعاد الملصق'],
  he: ['התמונה הושמטה', 'סרטון הווידאו הושמט', 'קובץ השמע הושמט', 'המדבקה הושמטה'],
  ru: ['изображение отсутствует', 'видео отсутствует', 'аудиофайл отсутствует', 'стикер отсутствует'],
  uk: ['зображення пропущено', 'відео пропущено', 'аудіо пропущено', 'стікер пропущено'],
  pl: ['obraz pominięto', 'wideo pominięto', 'dźwięk pominięto', 'naklejkę pominięto'],
  ja: ['画像は含まれていません', '動画は含まれていません', '音声は含まれていません', 'スタンプは含まれていません'],
  ko: ['이미지 생략됨', '동영상 생략됨', '오디오 생략됨', '스티커 생략됨'],
  zh: ['图像已忽略', '视频已忽略', '音频已忽略', '贴图已忽略'],
  vi: ['đã bỏ qua hình ảnh', 'đã bỏ qua video', 'đã bỏ qua âm thanh', 'đã bỏ qua nhãn dán'],
  th: ['ไม่รวมรูปภาพ', 'ไม่รวมวิดีโอ', 'ไม่รวมเสียง', 'ไม่รวมสติกเกอร์'],
  hi: ['इमेज शामिल नहीं की गई', 'वीडियो शामिल नहीं किया गया', 'ऑडियो शामिल नहीं किया गया', 'स्टिकर शामिल नहीं किया गया'],
}

describe('Media that were left out', () => {
  it.each(Object.entries(OMITTED_IOS))('are told by kind on iOS in %s', async (_, lines) => {
    const found = await Promise.all(lines.map(async (line) => (await read('ios', LRM + line))?.media))
    expect(found).toEqual(['image', 'video', 'audio', 'sticker'].map((kind) => ({ kind, isMissing: true })))
  })

  it.each([
    '<Media omitted>',
    '<Medien ausgeschlossen>',
    '<Multimedia omitido>',
    '<Médias omis>',
    '<Media omessi>',
    '<Arquivo de mídia oculto>',
    '<Media weggelaten>',
    '<Media tidak disertakan>',
    '<Medya dahil edilmedi>',
    '<تم استبعاد الوسائط>',
    '<המדיה לא נכללה>',
    '<Без медиафайлов>',
    '<Файл пропущен>',
    '<Pominięto multimedia>',
    '<Media utelämnat>',
    '<メディアは含まれていません>',
    '<미디어 파일을 제외한 대화내용>',
    '<省略多媒体文件>',
    '<忽略多媒體檔>',
    '<Đã bỏ qua media>',
    '<ไม่รวมสื่อ>',
    '<मीडिया शामिल नहीं है>',
    '<मीडिया के बिना>',
  ])('are told on Android: %s', async (line) => {
    expect(await read('android', line)).toMatchObject({
      kind: 'media',
      text: '',
      media: { isMissing: true },
      sender: 'Alice',
    })
  })

  it('are told in an unknown language where the very same words come again and again', async () => {
    const text = Array.from(
      { length: 6 },
      (_, minute) => `15.01.2024, 09:0${minute} - Alice: ${minute % 2 === 0 ? '<Qwert zuiop>' : 'Hello'}`,
    ).join('\n')
    expect((await readText(text)).messages.map(({ kind }) => kind)).toEqual([
      'media',
      'text',
      'media',
      'text',
      'media',
      'text',
    ])
  })

  it('are not told of what somebody put into angle brackets, once', async () => {
    expect(await read('android', '<see above>')).toMatchObject({ kind: 'text', text: '<see above>' })
    expect(await read('android', 'Use <b>bold</b>')).toMatchObject({ kind: 'text', text: 'Use <b>bold</b>' })
  })

  it('have a name where a document was meant, and keep what was said with them', async () => {
    expect(await read('ios', `Report: 2024.pdf • ${LRM}3 pages ${LRM}document omitted`)).toMatchObject({
      kind: 'media',
      media: { kind: 'document', isMissing: true, name: 'Report: 2024.pdf' },
    })
    expect(await read('ios', `Here it is ${LRM}image omitted`)).toMatchObject({
      kind: 'media',
      text: 'Here it is',
      media: { kind: 'image', isMissing: true },
    })
  })
})

describe('Attached media', () => {
  it.each([
    ['ios', `${LRM}<attached: 00000012-PHOTO-2024-01-15-09-01-00.jpg>`, 'image', ''],
    ['ios', `${LRM}<adjunto: 00000012-AUDIO-2024-01-15-09-01-00.opus>`, 'audio', ''],
    ['ios', `${LRM}<pièce jointe : 00000012-STICKER-2024-01-15.webp>`, 'sticker', ''],
    ['ios', `${LRM}<添付ファイル: 00000012-VIDEO-2024-01-15.mp4>`, 'video', ''],
    ['ios', `For you\n${LRM}<Anhang: 00000012-Plan 2024 (final).pdf>`, 'document', 'For you'],
    ['android', `${LRM}IMG-20240115-WA0001.jpg (file attached)`, 'image', ''],
    [
      'android',
      `${LRM}IMG-20240115-WA0001.jpg (file attached)\nThe north branch\nat ten`,
      'image',
      'The north branch\nat ten',
    ],
    ['android', 'PTT-20240115-WA0014.opus (archivo adjunto)', 'audio', ''],
    ['android', 'Budget (draft).xlsx (Datei angehängt)', 'document', ''],
    ['android', `${LRM}VID-20240115-WA0002.mp4 (फ़ाइल अटैच की गई)`, 'video', ''],
  ] as const)('on %s: %s', async (platform, body, kind, text) => {
    expect(await read(platform, body)).toMatchObject({
      kind: 'media',
      text,
      media: { kind, isMissing: false },
      sender: 'Alice',
    })
  })

  it('that are a contact are one', async () => {
    expect(await read('android', `${LRM}Bob Kumar.vcf (file attached)`)).toMatchObject({
      kind: 'contact',
      media: { name: 'Bob Kumar.vcf' },
    })
    expect(await read('ios', `${LRM}Contact card omitted`)).toMatchObject({ kind: 'contact', text: '' })
  })

  it('are not what somebody wrote about a file', async () => {
    expect(await read('android', 'budget.xlsx (still a draft)')).toMatchObject({ kind: 'text' })
  })
})

describe('Deleted messages', () => {
  it.each([
    'This message was deleted',
    'You deleted this message',
    'Diese Nachricht wurde gelöscht.',
    'Se eliminó este mensaje.',
    'Ce message a été supprimé',
    'Questo messaggio è stato eliminato',
    'Mensagem apagada',
    'Dit bericht is verwijderd',
    'Pesan ini telah dihapus',
    'Bu mesaj silindi',
    'تم حذف هذه الرسالة',
    'הודעה זו נמחקה',
    'این پیام حذف شد',
    'Данное сообщение удалено',
    'Це повідомлення видалено',
    'Ta wiadomość została usunięta',
    'Tato zpráva byla odstraněna',
    'Ova je poruka izbrisana',
    'Tämä viesti poistettiin',
    'Det här meddelandet togs bort',
    'このメッセージは削除されました',
    '이 메시지는 삭제되었습니다',
    '此消息已删除',
    '此訊息已刪除',
    'Tin nhắn này đã bị xóa',
    'ข้อความนี้ถูกลบ',
    'यह मैसेज डिलीट किया गया',
    'এই মেসেজটি মুছে ফেলা হয়েছে',
    'இந்தச் செய்தி நீக்கப்பட்டது',
    'ఈ సందేశం తొలగించబడింది',
    'हा मेसेज हटवला गेला',
    'આ મેસેજ ડિલીટ કરવામાં આવ્યો',
    'یہ پیغام حذف کر دیا گیا',
  ])('are told on both: %s', async (line) => {
    for (const found of [await read('android', line), await read('ios', LRM + line)])
      expect(found).toMatchObject({ kind: 'deleted', text: '', sender: 'Alice' })
  })

  it('say who made the export', async () => {
    const text =
      '15.01.2024, 09:00 - Alice: You deleted this message\n15.01.2024, 09:01 - Bob: Why?\n15.01.2024, 09:02 - You added Carol\n'
    expect((await readText(text)).file).toMatchObject({ owner: 'Alice', messages: 2, notices: 1 })
  })

  it('are not what somebody says about one', async () => {
    expect(await read('android', 'This message was deleted by mistake, sorry')).toMatchObject({ kind: 'text' })
  })
})

describe('Edited messages', () => {
  it.each([
    ['android', 'At eleven <This message was edited>'],
    ['ios', `At eleven ${LRM}<This message was edited>`],
    ['ios', `At eleven ${LRM}<Diese Nachricht wurde bearbeitet.>`],
    ['android', 'At eleven <Se editó este mensaje.>'],
    ['android', 'At eleven <यह मैसेज एडिट किया गया>'],
    ['ios', `At eleven ${LRM}<qwert zuiop>`],
    ['android', 'At eleven <Сообщение изменено>'],
  ] as const)('are marked, and their text is clean, on %s: %s', async (platform, body) => {
    expect(await read(platform, body)).toMatchObject({ kind: 'text', text: 'At eleven', isEdited: true })
  })
})

describe('Polls, places, calls, and what is seen once', () => {
  it.each([
    ['android', 'POLL:\nWhen?\nOPTION: Ten (3 votes)\nOPTION: Eleven (1 vote)'],
    ['ios', `${LRM}UMFRAGE:\nWhen?\n${LRM}OPTION: Ten (${LRM}3 Stimmen)\n${LRM}OPTION: Eleven (${LRM}1 Stimme)`],
    ['ios', `${LRM}投票：\nWhen?\n${LRM}选项：Ten（${LRM}3 票）\n${LRM}选项：Eleven（${LRM}1 票）`],
    ['android', 'SONDAGE :\nWhen?\nOPTION : Ten (3 votes)\nOPTION : Eleven (1 vote)'],
  ] as const)('a poll by its shape, on %s: %s', async (platform, body) => {
    expect(await read(platform, body)).toMatchObject({
      kind: 'poll',
      text: 'When?',
      poll: {
        question: 'When?',
        options: [
          { text: 'Ten', votes: 3 },
          { text: 'Eleven', votes: 1 },
        ],
      },
    })
  })

  it.each([
    ['ios', `${LRM}Location: https://maps.google.com/?q=52.1,5.1`],
    ['android', 'location: https://maps.google.com/?q=52.1,5.1'],
    ['android', 'Standort: https://maps.google.com/?q=52.1,5.1'],
    ['android', 'स्थान: https://maps.google.com/?q=52.1,5.1'],
    ['android', 'live location shared'],
    ['ios', `${LRM}Live location shared`],
    ['ios', `${LRM}Ubicación en tiempo real compartida`],
  ] as const)('a place, on %s: %s', async (platform, body) => {
    expect(await read(platform, body)).toMatchObject({ kind: 'location', sender: 'Alice' })
  })

  it.each([
    'Missed voice call',
    'Voice call. No answer',
    'Verpasster Sprachanruf',
    'Llamada perdida',
    'Appel vocal manqué',
    '不在着信',
    'Пропущенный звонок',
    'मिस्ड वॉइस कॉल',
  ])('a call on iOS: %s', async (line) => {
    expect(await read('ios', LRM + line)).toMatchObject({ kind: 'call', sender: 'Alice' })
  })

  it('a missed call on Android, which has no sender there', async () => {
    expect((await readText('15.01.2024, 09:00 - Missed voice call\n')).messages[0]).toMatchObject({ kind: 'call' })
  })

  it.each(['null', '', '<View once voice message omitted>'])('what is seen once, on Android: “%s”', async (body) => {
    expect(await read('android', body)).toMatchObject({ kind: 'media', isViewOnce: true, media: { isMissing: true } })
  })
})

describe('Mentions', () => {
  it('are names between isolates, numbers, and names that write here', async () => {
    expect(
      (await read('android', '@\u2068Carol Sen\u2069, @919876543210 and @Bob: see me@example.org'))?.mentions,
    ).toEqual(['Carol Sen', '+919876543210', 'Bob'])
    expect((await read('ios', '@\u2068+91 98765 43210\u2069 please'))?.mentions).toEqual(['+919876543210'])
  })
})
