import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '@chancery/exposure'
import { readText } from './_read-text.ts'

const LRM = '\u200E'

// Who added Bob, who left, who became an administrator, who renamed the group, who created it: Alice or Bob, in each language.
const LINES: Record<string, readonly [string, string, string, string, string]> = {
  en: [
    'Alice added Bob',
    'Bob left',
    'Bob is now an admin',
    'Alice changed the subject from “North” to “North: 2”',
    'Alice created group “North: 2”',
  ],
  de: [
    'Alice hat Bob hinzugefügt.',
    'Bob hat die Gruppe verlassen.',
    'Bob ist jetzt Admin.',
    'Alice hat den Betreff von „North“ zu „North: 2“ geändert.',
    'Alice hat die Gruppe „North: 2“ erstellt.',
  ],
  es: [
    'Alice añadió a Bob.',
    'Bob salió del grupo.',
    'Bob ahora es admin.',
    'Alice cambió el asunto de "North" a "North: 2".',
    'Alice creó el grupo "North: 2".',
  ],
  fr: [
    'Alice a ajouté Bob',
    'Bob a quitté le groupe',
    'Bob est maintenant admin',
    'Alice a changé le sujet de "North" à "North: 2"',
    'Alice a créé le groupe "North: 2"',
  ],
  it: [
    'Alice ha aggiunto Bob',
    'Bob ha abbandonato',
    'Bob ora è amministratore',
    `Alice ha cambiato l'oggetto da "North" a "North: 2"`,
    'Alice ha creato il gruppo "North: 2"',
  ],
  pt: [
    'Alice adicionou Bob',
    'Bob saiu',
    'Bob agora é admin',
    'Alice mudou o nome do grupo de "North" para "North: 2"',
    'Alice criou o grupo "North: 2"',
  ],
  nl: [
    'Alice heeft Bob toegevoegd',
    'Bob heeft de groep verlaten',
    'Bob is nu beheerder',
    'Alice heeft het onderwerp gewijzigd van "North" naar "North: 2"',
    'Alice heeft groep "North: 2" gemaakt',
  ],
  id: [
    'Alice menambahkan Bob',
    'Bob keluar',
    'Bob sekarang admin',
    'Alice mengubah subjek dari "North" menjadi "North: 2"',
    'Alice membuat grup "North: 2"',
  ],
  tr: [
    'Alice, Bob kişisini ekledi',
    'Bob ayrıldı',
    'Bob artık bir yönetici',
    'Alice, konuyu "North" konusundan "North: 2" konusuna değiştirdi',
    'Alice "North: 2" grubunu oluşturdu',
  ],
  ar: [
    'أضاف Alice Bob',
    'غادر Bob',
    'أصبح Bob مشرفًا',
    'غيّر Alice الموضوع من "North" إلى "North: 2"',
    'أنشأ Alice المجموعة "North: 2"',
  ],
  he: [
    'Alice הוסיף/ה את Bob',
    'Bob עזב/ה',
    'Bob מנהל/ת עכשיו',
    'Alice שינה/תה את הנושא מ-"North" ל-"North: 2"',
    'Alice יצר/ה את הקבוצה "North: 2"',
  ],
  fa: [
    'Alice، Bob را اضافه کرد',
    'Bob گروه را ترک کرد',
    'Bob اکنون مدیر است',
    'Alice موضوع را از "North" به "North: 2" تغییر داد',
    'Alice گروه "North: 2" را ایجاد کرد',
  ],
  ru: [
    'Alice добавил(-а) Bob',
    'Bob вышел(-ла)',
    'Bob теперь админ',
    'Alice изменил(-а) тему с «North» на «North: 2»',
    'Alice создал(-а) группу «North: 2»',
  ],
  uk: [
    'Alice додав(-ла) Bob',
    'Bob вийшов(-ла)',
    'Bob тепер адмін',
    'Alice змінив(-ла) тему з «North» на «North: 2»',
    'Alice створив(-ла) групу «North: 2»',
  ],
  pl: [
    'Alice dodał(a) Bob',
    'Bob opuścił(a) grupę',
    'Bob jest teraz adminem',
    'Alice zmienił(a) temat z „North” na „North: 2”',
    'Alice utworzył(a) grupę „North: 2”',
  ],
  cs: [
    'Alice přidal(a) Bob',
    'Bob opustil(a) skupinu',
    'Bob je nyní správce',
    'Alice změnil(a) předmět z „North“ na „North: 2“',
    'Alice vytvořil(a) skupinu „North: 2“',
  ],
  hr: [
    'Alice je dodao/la Bob',
    'Bob je napustio/la grupu',
    'Bob je sada administrator',
    'Alice je promijenio/la temu iz "North" u "North: 2"',
    'Alice je stvorio/la grupu "North: 2"',
  ],
  fi: [
    'Alice lisäsi käyttäjän Bob',
    'Bob poistui',
    'Bob on nyt ylläpitäjä',
    'Alice vaihtoi aiheen "North" aiheeksi "North: 2"',
    'Alice loi ryhmän "North: 2"',
  ],
  sv: [
    'Alice lade till Bob',
    'Bob lämnade gruppen',
    'Bob är nu administratör',
    'Alice ändrade ämnet från "North" till "North: 2"',
    'Alice skapade gruppen "North: 2"',
  ],
  ja: [
    'AliceがBobを追加しました',
    'Bobが退出しました',
    'Bobが管理者になりました',
    'Aliceがグループ名を「North」から「North: 2」に変更しました',
    'Aliceがグループ「North: 2」を作成しました',
  ],
  ko: [
    'Alice님이 Bob님을 추가했습니다',
    'Bob님이 나갔습니다',
    'Bob님은 이제 관리자입니다',
    'Alice님이 제목을 "North"에서 "North: 2"(으)로 변경했습니다',
    'Alice님이 "North: 2" 그룹을 만들었습니다',
  ],
  zh: [
    'Alice添加了Bob',
    'Bob退出了群组',
    'Bob现在是管理员',
    'Alice将主题从“North”更改为“North: 2”',
    'Alice创建了群组“North: 2”',
  ],
  vi: [
    'Alice đã thêm Bob',
    'Bob đã rời nhóm',
    'Bob hiện là quản trị viên',
    'Alice đã thay đổi chủ đề từ "North" thành "North: 2"',
    'Alice đã tạo nhóm "North: 2"',
  ],
  th: [
    'Alice เพิ่ม Bob',
    'Bob ออกจากกลุ่ม',
    'Bob เป็นผู้ดูแลแล้ว',
    'Alice เปลี่ยนหัวข้อจาก "North" เป็น "North: 2"',
    'Alice สร้างกลุ่ม "North: 2"',
  ],
  hi: [
    'Alice ने Bob को जोड़ा',
    'Bob ने ग्रुप छोड़ा',
    'Bob अब एडमिन हैं',
    'Alice ने विषय "North" से बदलकर "North: 2" कर दिया',
    'Alice ने ग्रुप "North: 2" बनाया',
  ],
  bn: [
    'Alice Bob-কে যোগ করেছেন',
    'Bob গ্রুপ ছেড়ে গেছেন',
    'Bob এখন অ্যাডমিন',
    'Alice বিষয় "North" থেকে "North: 2"-এ পরিবর্তন করেছেন',
    'Alice "North: 2" গ্রুপটি তৈরি করেছেন',
  ],
  mr: [
    'Alice यांनी Bob यांना जोडले',
    'Bob यांनी ग्रुप सोडला',
    'Bob आता ॲडमिन आहेत',
    'Alice यांनी विषय "North" वरून "North: 2" असा बदलला',
    'Alice यांनी "North: 2" ग्रुप तयार केला',
  ],
  gu: [
    'Aliceએ Bobને ઉમેર્યા',
    'Bobએ ગ્રૂપ છોડ્યું',
    'Bob હવે એડમિન છે',
    'Aliceએ વિષય "North"થી બદલીને "North: 2" કર્યો',
    'Aliceએ "North: 2" ગ્રૂપ બનાવ્યું',
  ],
  ta: [
    'Alice Bobஐச் சேர்த்தார்',
    'Bob வெளியேறினார்',
    'Bob இப்போது நிர்வாகி',
    'Alice தலைப்பை "North" இலிருந்து "North: 2" என மாற்றினார்',
    'Alice "North: 2" குழுவை உருவாக்கினார்',
  ],
  te: [
    'Alice Bobని జోడించారు',
    'Bob నిష్క్రమించారు',
    'Bob ఇప్పుడు అడ్మిన్',
    'Alice విషయాన్ని "North" నుండి "North: 2"కి మార్చారు',
    'Alice "North: 2" గ్రూప్‌ను సృష్టించారు',
  ],
  ur: [
    'Alice نے Bob کو شامل کیا',
    'Bob نے گروپ چھوڑ دیا',
    'Bob اب ایڈمن ہیں',
    'Alice نے موضوع "North" سے بدل کر "North: 2" کر دیا',
    'Alice نے گروپ "North: 2" بنایا',
  ],
}

const ACTS = [
  { act: 'added', actor: 'Alice', people: ['Bob'] },
  { act: 'left', people: ['Bob'] },
  { act: 'promoted', people: ['Bob'] },
  { act: 'renamed', actor: 'Alice', people: [], name: 'North: 2' },
  { act: 'created', actor: 'Alice', people: [], name: 'North: 2' },
]

async function readLines(
  lines: readonly string[],
  platform: 'ios' | 'android',
  sender = 'North',
): Promise<ChatMessage[]> {
  const stamp = (index: number): string => `15.01.2024, 09:${String(index + 10)}`
  const text = lines.map((line, index) =>
    platform === 'ios' ? `[${stamp(index)}:00] ${sender}: ${LRM}${line}` : `${stamp(index)} - ${line}`,
  )
  return (await readText(text.join('\n'))).messages
}

describe('Who came, went, led, and named the group', () => {
  it.each(Object.entries(LINES))(
    'is read in %s, from Android and from iOS under the group’s name',
    async (_, lines) => {
      for (const platform of ['android', 'ios'] as const) {
        const found = await readLines(lines, platform)
        expect(found.map(({ membership }) => membership)).toEqual(ACTS)
        expect(found.every(({ kind, sender }) => kind === 'membership' && sender === undefined)).toBe(true)
      }
    },
  )

  it('is several people, their numbers, and whoever made the export', async () => {
    const found = await readLines(
      [
        'Alice added \u202A+91 98765 43210\u202C, Bob and ~\u202FCarol',
        'You removed Bob',
        'Alice added you',
        `You're now an admin`,
        `Bob joined using this group's invite link`,
        'Bob changed their phone number to a new number. Tap to message or add the new number.',
      ],
      'android',
    )
    expect(found.map(({ membership }) => membership)).toEqual([
      { act: 'added', actor: 'Alice', people: ['+91 98765 43210', 'Bob', 'Carol'] },
      { act: 'removed', actor: 'You', people: ['Bob'] },
      { act: 'added', actor: 'Alice', people: ['You'] },
      { act: 'promoted', people: ['You'] },
      { act: 'joined', people: ['Bob'] },
      { act: 'number-changed', people: ['Bob'] },
    ])
  })
})

describe('Lines of the app itself', () => {
  it('are none of the person or the group under whose name they stand on iOS', async () => {
    const text = [
      `[15.01.2024, 09:00:00] North: ${LRM}Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.`,
      `[15.01.2024, 09:00:00] Alice: ${LRM}Alice created group “North”`,
      '[15.01.2024, 09:01:00] Alice: Good morning',
      `[15.01.2024, 09:02:00] Bob: ${LRM}image omitted`,
      `[15.01.2024, 09:03:00] Bob: ${LRM}Bob qwert zuiop`,
      `[15.01.2024, 09:04:00] North: ${LRM}Qwert zuiop asdf`,
      `[15.01.2024, 09:05:00] North: ${LRM}Selbstlöschende Nachrichten wurden aktiviert. Neue Nachrichten werden nach 7 Tagen gelöscht.`,
    ].join('\n')
    const { file, messages } = await readText(text, '_chat.txt')
    expect(messages.map(({ kind, sender }) => [kind, sender])).toEqual([
      ['settings', undefined],
      ['membership', undefined],
      ['text', 'Alice'],
      ['media', 'Bob'],
      ['settings', undefined],
      ['settings', undefined],
      ['settings', undefined],
    ])
    expect(file).toMatchObject({
      group: 'North',
      isGroup: true,
      people: ['Alice', 'Bob'],
      messages: 2,
      notices: 5,
      platform: 'ios',
    })
  })

  it('stand under the group’s name without a mark, too, in old exports', async () => {
    const text = [
      '[15.01.2018, 09:00:00] North: Messages to this group are now secured with end-to-end encryption.',
      '[15.01.2018, 09:01:00] Alice: Good morning',
      '[15.01.2018, 09:02:00] North: Alice added Bob',
      '[15.01.2018, 09:03:00] North: Bob left',
    ].join('\n')
    expect((await readText(text, '_chat.txt')).file).toMatchObject({
      people: ['Alice'],
      messages: 1,
      notices: 3,
      group: 'North',
    })
  })

  it('are kept as settings in a language that nobody knows, and change no count of people', async () => {
    const { file } = await readText('15.01.2024, 09:00 - Qwert zuiop asdf\n15.01.2024, 09:01 - Alice: Hello\n')
    expect(file).toMatchObject({ people: ['Alice'], messages: 1, notices: 1 })
  })

  it('may have a colon', async () => {
    const found = await readLines(
      ['Alice changed this group: description', 'Alice changed the subject to "Team: North"'],
      'android',
    )
    expect(found.map(({ kind, sender }) => [kind, sender])).toEqual([
      ['settings', undefined],
      ['membership', undefined],
    ])
  })

  it('are not what a person says in the same words', async () => {
    const { messages } = await readText(
      '15.01.2024, 09:00 - Alice: Bob left\n15.01.2024, 09:01 - Bob: Alice added Carol\n[15.01.2024, 09:02:00] Bob: no\n',
    )
    expect(messages.map(({ kind, sender }) => [kind, sender])).toEqual([
      ['text', 'Alice'],
      ['text', 'Bob'],
    ])
  })

  it('name the other person, in a chat of two', async () => {
    const text = `[15.01.2024, 09:00:00] Bob: ${LRM}Messages and calls are end-to-end encrypted.\n[15.01.2024, 09:01:00] Bob: Hi\n[15.01.2024, 09:02:00] Alice: Hello\n[15.01.2024, 09:03:00] Bob: Lunch?\n`
    expect((await readText(text, 'WhatsApp Chat - Bob.zip')).file).toMatchObject({
      isGroup: false,
      group: 'Bob',
      owner: 'Alice',
      people: ['Bob', 'Alice'],
      notices: 1,
      messages: 3,
    })
  })
})
