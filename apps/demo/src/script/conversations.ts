/** What a line is beside its words, and what others do with it, by their keys. */
export interface Extra {
  /** The text is its caption. */
  readonly attached?: 'plot' | 'circular'
  /** The text is the question. */
  readonly options?: readonly string[]
  readonly votes?: Readonly<Record<string, readonly number[]>>
  readonly reactions?: Readonly<Record<string, string>>
}

/** One thing said: how many days ago, at what time of day (UTC), by whom. `answers`: the text begins like this. */
export type Line = readonly [
  daysAgo: number,
  time: string,
  by: string,
  text: string,
  answers?: string | undefined,
  extra?: Extra,
]

/** A conversation of the made-up bank; without a name it is between two people. The first of `people` creates it. */
export interface DemoConversation {
  readonly name?: string
  readonly people: readonly string[]
  readonly lines: readonly Line[]
}

const EVERYBODY = [
  'kavita',
  'arjun',
  'priya',
  'imran',
  'fatima',
  'rohan',
  'ananya',
  'vikram',
  'sunita',
  'rajesh',
  'meera',
  'joseph',
  'neha',
  'harpreet',
]

export const conversations: readonly DemoConversation[] = [
  {
    name: 'Everybody at Sahyadri',
    people: EVERYBODY,
    lines: [
      [
        5,
        '04:10',
        'kavita',
        'Good morning, everybody. This is our own channel from today. Please use it for all office matters.',
      ],
      [5, '04:14', 'arjun', 'Thank you, Kavita. From now on no customer papers on any other app, please. *None.*'],
      [5, '04:31', 'sunita', 'नमस्ते सभी को। पुणे शाखा से सब जुड़ गए हैं।'],
      [
        5,
        '05:02',
        'joseph',
        'Circular 14/2026 on handling of identity papers applies from Monday. I will send a summary tomorrow.',
      ],
      [
        4,
        '04:45',
        'joseph',
        '*Circular 14/2026 in three lines*\n> Ask for papers only through the intake desk.\n> Never keep a copy on a phone.\n> Report a mistake the same day; nobody is punished for reporting.',
        undefined,
        { attached: 'circular', reactions: { kavita: '👍', arjun: '👍', meera: '🙏' } },
      ],
      [4, '05:20', 'rajesh', 'क्या यह पुराने ग्राहकों पर भी लागू है?', '*Circular 14/2026'],
      [4, '05:26', 'joseph', 'जी हाँ, सभी ग्राहकों पर। पुराने दस्तावेज़ों की सूची मैं अलग से भेजूँगा।', 'क्या यह पुराने'],
      [
        2,
        '08:30',
        'neha',
        'The office is closed on Tuesday for the local holiday. Treasury works with its usual skeleton staff.',
      ],
      [
        1,
        '11:05',
        'harpreet',
        'The network in head office will be slow from 19:00 to 19:30 tonight while we change a switch.',
      ],
      [
        1,
        '11:40',
        'neha',
        'When shall the new colleagues be welcomed?',
        undefined,
        {
          options: ['Wednesday, 4 pm', 'Thursday, 11 am', 'Friday, 4 pm'],
          votes: { kavita: [1], arjun: [2], sunita: [1], meera: [1], fatima: [1], rohan: [2], priya: [1] },
        },
      ],
      [
        0,
        '03:40',
        'kavita',
        'सुप्रभात! आज शाम 5 बजे सभी शाखाओं की बैठक है।',
        undefined,
        { reactions: { sunita: '🙏', rajesh: '🙏', neha: '👍' } },
      ],
      [0, '03:52', 'meera', 'Noted. Is it in person or by phone for Pune?'],
      [0, '03:55', 'kavita', 'By phone for Pune. I will share the number at 4.', 'Noted. Is it in person'],
    ],
  },
  {
    name: 'Loans desk',
    people: ['priya', 'imran', 'fatima', 'arjun'],
    lines: [
      [4, '05:15', 'priya', 'आज की फ़ाइलें: तीन गृह ऋण, एक कृषि ऋण। इमरान, कृषि वाली आप देख लीजिए।'],
      [4, '05:19', 'imran', 'Sure. The land record is missing in the agriculture file, I will ask the branch.'],
      [4, '06:40', 'fatima', 'Home loan 2 is complete. Income proof checked, valuation attached in the file system.'],
      [3, '05:30', 'priya', 'बहुत बढ़िया, फ़ातिमा। इसे आज ही मंज़ूरी के लिए भेज दीजिए।', 'Home loan 2'],
      [3, '09:12', 'arjun', 'What is our turnaround this week?'],
      [3, '09:20', 'priya', 'औसत 3 दिन 4 घंटे, पिछले हफ़्ते से लगभग एक दिन कम।', 'What is our turnaround'],
      [3, '09:21', 'arjun', 'Excellent. Please keep it below 4.'],
      [1, '06:00', 'imran', 'Land record received from Pune. Sending the agriculture file up now.'],
      [0, '04:05', 'fatima', 'A customer asks whether she can send her PAN card by chat. I told her no.'],
      [0, '04:09', 'priya', 'सही किया। कृपया उन्हें इनटेक डेस्क का लिंक दीजिए।', 'A customer asks'],
      [
        0,
        '04:31',
        'imran',
        'Interest sheet for December is ready for your check: _prime + 1.25_ for salaried, _prime + 1.75_ otherwise.',
      ],
    ],
  },
  {
    name: 'Treasury',
    people: ['rohan', 'ananya', 'vikram', 'arjun'],
    lines: [
      [5, '03:35', 'rohan', 'Opening position is flat. Call money around 6.40.'],
      [5, '03:50', 'ananya', 'Bid 50 in the 10-year at 6.82, done at 6.81.'],
      [
        5,
        '04:05',
        'vikram',
        'Deal slip `T-2026-1107` booked and confirmed with the counterparty.',
        'Bid 50 in the 10-year',
      ],
      [3, '03:40', 'rohan', 'Auction on Friday: 15 and 40 year. Views by noon, please.'],
      [
        3,
        '05:45',
        'ananya',
        'I would stay light in the 40 year; supply is heavy next month as well.',
        'Auction on Friday',
      ],
      [1, '04:00', 'rohan', 'Agreed. We bid for the 15 year only.'],
      [1, '10:15', 'vikram', 'Settlement done, no fails today.'],
      [0, '03:38', 'ananya', 'Overnight 6.38. Rupee opens weaker, 8 paise.'],
    ],
  },
  {
    name: 'पुणे शाखा',
    people: ['sunita', 'rajesh', 'meera', 'priya'],
    lines: [
      [4, '04:20', 'sunita', 'काउंटर 3 की मशीन ठीक हो गई है। आज से तीनों काउंटर खुले रहेंगे।'],
      [4, '04:26', 'rajesh', 'ठीक है मैडम, मैं काउंटर 3 पर बैठूँगा।'],
      [3, '07:10', 'meera', 'Two customers came with complaints about SMS charges. I have noted both in the register.'],
      [3, '07:25', 'sunita', 'धन्यवाद मीरा। शाम तक दोनों को उत्तर दे दीजिए।', 'Two customers came'],
      [2, '05:05', 'priya', 'कृषि ऋण वाली फ़ाइल का भूमि रिकॉर्ड आज भेज सकते हैं?'],
      [2, '05:40', 'rajesh', 'जी, स्कैन करके फ़ाइल सिस्टम में डाल दिया है।', 'कृषि ऋण वाली'],
      [
        1,
        '10:20',
        'rajesh',
        'कृषि ऋण की ज़मीन, उत्तरी सीमा। आज का चित्र।',
        undefined,
        { attached: 'plot', reactions: { sunita: '🙏', priya: '👍' } },
      ],
      [0, '04:12', 'sunita', 'शाम की बैठक से पहले नकदी मिलान पूरा कर लीजिए।'],
      [0, '04:18', 'rajesh', 'जी मैडम, साढ़े चार तक हो जाएगा।'],
    ],
  },
  {
    name: 'Audit week',
    people: ['joseph', 'kavita', 'rohan', 'priya', 'sunita', 'harpreet'],
    lines: [
      [3, '06:00', 'joseph', 'The auditors come on the 7th. Each office names one person who answers their questions.'],
      [3, '06:12', 'rohan', 'Vikram for Treasury.'],
      [3, '06:30', 'sunita', 'पुणे शाखा से मीरा नायर।'],
      [
        2,
        '06:05',
        'harpreet',
        'I will give them read-only access to the file system from the 6th, and take it back on the 12th.',
      ],
      [2, '06:20', 'kavita', 'Please put the list of accesses in writing before that.', 'I will give them read-only'],
      [0, '03:59', 'joseph', 'Reminder: names from Loans and Head office are still missing.'],
    ],
  },
  {
    people: ['kavita', 'arjun'],
    lines: [
      [4, '12:10', 'arjun', 'How many people have joined?'],
      [4, '12:14', 'kavita', 'All fourteen of us, since noon. It took less than a minute each.', 'How many people'],
      [1, '12:40', 'arjun', 'Very good. Let us bring the other branches in next month.'],
      [0, '04:20', 'kavita', 'I will prepare the list of branch managers today.'],
    ],
  },
  {
    people: ['priya', 'sunita'],
    lines: [
      [2, '07:00', 'sunita', 'प्रिया जी, श्रीमती जोशी का गृह ऋण कब तक आएगा?'],
      [2, '07:20', 'priya', 'कल मंज़ूरी हो गई है। पत्र आज शाम तक शाखा पहुँच जाएगा।', 'प्रिया जी, श्रीमती'],
      [2, '07:22', 'sunita', 'बहुत धन्यवाद 🙏'],
    ],
  },
  {
    people: ['imran', 'priya'],
    lines: [
      [1, '05:50', 'imran', 'Could you look at the valuation of the Kothrud flat? It seems high to me.'],
      [1, '06:30', 'priya', 'देखा। पास के दो सौदों से 9 % ऊपर है; दूसरी राय ले लीजिए।', 'Could you look at'],
      [0, '04:33', 'imran', 'Second valuer visits tomorrow at 11.'],
    ],
  },
  {
    people: ['rohan', 'arjun'],
    lines: [
      [1, '09:00', 'arjun', 'Can you join the board call on Thursday for ten minutes on liquidity?'],
      [1, '09:06', 'rohan', 'Yes. I will bring one page.', 'Can you join'],
    ],
  },
  {
    people: ['harpreet', 'kavita'],
    lines: [
      [1, '11:00', 'kavita', 'Neha has a new phone. Could you help her to add it?'],
      [1, '11:20', 'harpreet', 'Done, she scanned the code from her old one.', 'Neha has a new phone'],
      [
        0,
        '04:02',
        'harpreet',
        'The certificate of the server is good until March. I have put a reminder in the calendar.',
      ],
    ],
  },
]
