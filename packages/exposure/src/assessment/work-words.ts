/** Words that say of a message that it is about work: English, Hindi, and Hindi in Latin letters. Whole words, lower case. */
const WORK = `
account accounts acct a/c agenda agreement amount appointment approve approved approval audit auditor balance bank batch bill billing
board boss branch budget business cash cheque cif claim client clients collection compliance confidential contract crore
customer customers cutoff dashboard data deadline deal delivery department deploy desk disbursed disbursement dispatch document documents
draft due duty emi employee escalate escalated escalation excel figures file files finance followup follow-up form fund funds gst head
hr inspection inspector insurance interview inventory invoice issue issues joining kyc laptop lakh lead leads leave ledger letter limit
loan loans login mail manager manpower market mdm meeting meetings minutes mis nach neft npa office ok'd onboarding operations order
orders payment payments payroll pdf pending plan policy portal ppt presentation pricing process procurement production project proposal
purchase quarter quarterly queue quotation ref register reminder report reports request review revenue risk roster rtgs salary sales
sanction sanctioned schedule server settlement sheet shift shipment sign-off signoff sir site slip staff statement status stock submit
submitted supplier system target targets task tasks tax team teller tender ticket tickets timesheet tracker training transaction
transfer treasury update updated upi urgent vendor verification verify visit voucher warehouse workflow zonal
kaam karyalay baithak khata khate paisa paise bhugtan grahak shakha rin adhikari manjoor manjuri vetan
काम कार्यालय बैठक खाता खाते खाता संख्या भुगतान ग्राहक शाखा ऋण लोन अधिकारी मंज़ूर मंजूर मंज़ूरी वेतन रिपोर्ट फ़ाइल फाइल लक्ष्य ऑडिट बैंक
दस्तावेज़ दस्तावेज प्रबंधक मीटिंग ऑफिस ऑफ़िस सर मैडम ड्यूटी छुट्टी बिल राशि`

/** Words that say of a message that it is private. */
const PRIVATE = `
anniversary aunty babu baby bachche bday beta bhabhi bhaiya biryani birthday bless blessings boyfriend bro chai cinema congratulations
cricket cute dada dadi darling dear dinner diwali dosa eid family festival forwarded friend friends ganpati girlfriend goodmorning
goodnight hahaha haha hehe holi holiday home hospital husband ipl jokes kids kohli lol love lunch mama match marriage mom movie mummy
navratri netflix ok-ji papa party picnic prayers pooja puja rip school sister song sweet trip uncle vacation wedding weekend wife
yaar ghar shaadi shadi khana janamdin mubarak subah shubh badhai pyar dost
घर शादी खाना जन्मदिन मुबारक शुभ बधाई प्यार दोस्त भाई बहन मम्मी पापा त्योहार दिवाली होली ईद पूजा फिल्म फ़िल्म क्रिकेट बच्चे सुप्रभात`

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))
const WORK_WORDS = words(WORK)
const PRIVATE_WORDS = words(PRIVATE)
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}'/-]*/gu
const MOST_WORDS = 60

/** What the words of a message speak for. */
export interface WordSigns {
  readonly work: number
  readonly private: number
  /** Whether there is any word at all. */
  readonly hasWords: boolean
}

/** Counts words for work and for private life among the first words of a text. */
export function readSigns(text: string): WordSigns {
  let [work, own, count] = [0, 0, 0]
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match !== null && count < MOST_WORDS; match = WORD.exec(text)) {
    count++
    const word = match[0].toLowerCase()
    if (WORK_WORDS.has(word)) work++
    else if (PRIVATE_WORDS.has(word)) own++
  }
  return { work, private: own, hasWords: count > 0 }
}
