/** What all kinds of references are called that look like somebody's number. */
export const REFERENCES: readonly string[] = phrases(
  'utrs, rrns, refs, txns, transactions, orders, invoices, tickets',
  'utr, rrn, ref, reference, txn, transaction, trans, trf, stan, arn, srn, urn, crn',
  'order, invoice, bill, receipt, challan, ticket, complaint, request, service request, case',
  'application, acknowledgement, acknowledgment, ack, consignment, awb, tracking, docket, tender',
  'policy, folio, meter, consumer, serial, batch, pnr, fir, file, letter, memo, cheque, dd',
  'branch, sol, sol id, gl, bsr, micr, hsn, uan, esic, pf, ppo, pran, abha, fssai, ration card, lpg, score, roll no',
  'po, grn, demat, isin, employee id, emp id, emp code, employee code, staff, pin code, pincode, chassis, engine',
  'voucher, coupon, lottery, gift, barcode, ean, isbn, mandate, umrn, cibil, locker, k no, tax id, eid, enrolment id',
  'imei, terminal, tid, mid, merchant id, approval code, auth code, message id, session, token',
  'imps, neft, rtgs, imps ref, neft ref, upi, upi ref, upi ref no, upi transaction, upi txn',
  'संदर्भ, यूटीआर, आरआरएन, लेनदेन, लेन-देन, ट्रांजैक्शन, ट्रांजेक्शन, ट्रांज़ैक्शन, ऑर्डर, बिल, चालान',
  'रसीद, शिकायत, टिकट, आवेदन, पावती, पत्रांक, पत्र संख्या, फाइल संख्या, चेक, शाखा, पिन कोड, पिन, अनुक्रमांक, कर्मचारी',
)

export const PHONES: readonly string[] = phrases(
  'mobile, mob, mobile number, phone, ph, tel, telephone, contact, call, whatsapp, fax, helpline',
  'toll free, मोबाइल, मोबाईल, मो, फ़ोन, दूरभाष, संपर्क, सम्पर्क, व्हाट्सएप, व्हाट्सऐप',
)

export const AMOUNTS: readonly string[] = phrases(
  'rs, inr, amount, amt, rupees, balance, bal, total, sum, limit, count, counts, रुपये, रुपए, रु, राशि, शेष',
)

/** Each name by itself and with what people put behind it: `pan`, `pan no`, `pan card number`. */
export function named(names: readonly string[], ...kinds: readonly string[]): string[] {
  const things = [...names, ...names.flatMap((name) => kinds.map((kind) => `${name} ${kind}`))]
  return [...things, ...things.flatMap((thing) => NUMBERS.map((number) => `${thing} ${number}`))]
}

const NUMBERS = ['no', 'nos', 'number', 'numbers', 'num', 'नंबर', 'नम्बर', 'संख्या', 'क्रमांक']

/** The words and phrases of lines in which commas part them. */
export function phrases(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(', '))
}
