/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const things = `
📄|page, document, paper|पन्ना, दस्तावेज़, कागज़
📑|bookmark tabs, papers|टैब लगे कागज़, दस्तावेज़
📁|folder, file|फ़ोल्डर, फ़ाइल
📂|open folder, file|खुला फ़ोल्डर, फ़ाइल
📊|bar chart, report, figures|बार चार्ट, रिपोर्ट, आँकड़े
📈|chart rising, growth, profit|बढ़ता चार्ट, बढ़त, लाभ
📉|chart falling, loss|गिरता चार्ट, घाटा
📋|clipboard, list, tasks|क्लिपबोर्ड, सूची, काम
📌|pushpin, pinned, important|पिन, ज़रूरी
📎|paperclip, attachment|पेपरक्लिप, संलग्न
✏️|pencil, edit, write|पेंसिल, लिखना, बदलना
🖊️|pen, sign, signature|कलम, हस्ताक्षर
📝|memo, note, write|नोट, लिखना, ज्ञापन
📖|open book, read, manual|खुली किताब, पढ़ना
📚|books, study|किताबें, पढ़ाई
📅|calendar, date|कैलेंडर, तारीख
🗓️|spiral calendar, schedule|कैलेंडर, कार्यक्रम
⏰|alarm clock, time, reminder|अलार्म घड़ी, समय, याद
⌛|hourglass, waiting, time|रेतघड़ी, इंतज़ार, समय
⏳|hourglass running, waiting|चलती रेतघड़ी, इंतज़ार
🕐|one o'clock, time|एक बजे, समय
☎️|telephone, call|टेलीफ़ोन, फ़ोन
📞|telephone receiver, call|फ़ोन, कॉल
📱|mobile phone|मोबाइल फ़ोन
💻|laptop, computer|लैपटॉप, कंप्यूटर
🖥️|desktop computer, screen|डेस्कटॉप, स्क्रीन
🖨️|printer, print|प्रिंटर, छापना
⌨️|keyboard, type|कीबोर्ड, टाइप
💾|disk, save|डिस्क, सहेजना
📷|camera, photo|कैमरा, फ़ोटो
🎥|film camera, video|वीडियो कैमरा, वीडियो
🔋|battery, power|बैटरी, ऊर्जा
🔌|plug, electricity|प्लग, बिजली
💡|light bulb, idea|बल्ब, विचार
🔦|torch, light|टॉर्च, रोशनी
🔍|magnifying glass, search, find|खोज, ढूँढना, आवर्धक
🔒|locked, secure, private|बंद ताला, सुरक्षित, निजी
🔓|unlocked, open|खुला ताला, खुला
🔑|key, access|चाबी, पहुँच
🛡️|shield, protection, security|ढाल, सुरक्षा
⚖️|scales, law, justice, balance|तराज़ू, कानून, न्याय
🔧|spanner, repair, fix|पाना, मरम्मत, ठीक करना
🔨|hammer, build|हथौड़ा, बनाना
⚙️|gear, settings|गियर, सेटिंग
🧰|toolbox, repair|औज़ार पेटी, मरम्मत
🔗|link, chain|लिंक, कड़ी
💰|money bag, cash|धन, पैसा, नकद
💵|banknotes, cash, money|नोट, नकद, पैसा
💳|bank card, payment|बैंक कार्ड, भुगतान
🧾|receipt, bill|रसीद, बिल
🪙|coin, rupee|सिक्का, रुपया
💸|money with wings, expense|उड़ता पैसा, खर्च
✉️|envelope, letter, mail|लिफ़ाफ़ा, पत्र, चिट्ठी
📧|e-mail|ईमेल
📨|incoming envelope, received|आता लिफ़ाफ़ा, मिला
📤|outbox, sent|भेजा गया, आउटबॉक्स
📥|inbox, received|मिला, इनबॉक्स
📦|package, parcel, box|पैकेट, पार्सल, डिब्बा
📢|loudspeaker, announcement, notice|लाउडस्पीकर, घोषणा, सूचना
📣|megaphone, announcement|मेगाफ़ोन, घोषणा
🔔|bell, reminder, notification|घंटी, याद, सूचना
🔕|bell off, mute, silent|घंटी बंद, मौन
🗑️|waste bin, delete|कूड़ेदान, हटाना
🪪|identity card, id|पहचान पत्र, आईडी
👓|glasses, read|चश्मा, पढ़ना
🎒|backpack, school|बस्ता, बैग
💼|briefcase, business, work|ब्रीफ़केस, काम, व्यापार
👔|shirt and tie, office|कमीज़ टाई, दफ़्तर
🥻|sari, dress|साड़ी, पोशाक
💊|pill, medicine|दवा, गोली
💉|syringe, vaccine|सुई, टीका
🩺|stethoscope, doctor|स्टेथोस्कोप, डॉक्टर
🧹|broom, clean|झाड़ू, सफ़ाई
🎁|gift, present|उपहार, तोहफ़ा
`
