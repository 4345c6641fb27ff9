import { detect } from '@chancery/dlp'
import { describe, expect, it } from 'vitest'

/** What people in a bank or an office write all day. No number of a person or an account is in it, nor a code. */
const ORDINARY = `
Dear Customer, INR 25,000.00 credited to your A/c XX4521 on 23-Nov-25 by NEFT UTR SBIN325327123456. Avl Bal INR 1,23,456.78
Your a/c no. XXXXXXXX1234 is debited for Rs.500.00 on 2025-11-23 and a/c linked to VPA credited (UPI Ref no 312345678909)
UPI/P2M/312345678909/BIG BAZAAR/YESB/Payment
IMPS-312345678909-RAMESH-SBIN-xxxxxxx123-rent
RTGS UTR: HDFCR52025112398765432 for Rs 12,50,000
NEFT return: N327253214567890, beneficiary account closed
Txn 312345678909 of INR 999 at 14:35:22 declined, RRN 399876543211
UTRs 312345678909, 399876543211 and 312345678909 to be traced
Ref No: 2025112312345678
Complaint no 312345678909 registered; docket 399876543211
Invoice INV-2025-001234 dated 23/11/2025 for Rs 4,56,789
Invoice no. 2511230045 amount 1180000
PO 4500012345 against tender GEM/2025/B/5678901
E-way bill 312345678909 for vehicle MH12AB1234
Consignment EW123456789IN dispatched on 22.11.2025
AWB 78451236985
Order ID 408-1234567-1234567 will be delivered by 25 Nov
Flipkart order OD123456789012345678
PNR 2145678901, train 12951, coach B4 seat 32, 23-11-2025
Flight 6E 5312 at 0645, gate 42B, PNR ABC123
Ticket INC0012345 is assigned to you; CHG0030045 tomorrow 22:00-23:30
Meeting at 10:30 on 23/11/2025 in room 1204, ext. 4412
PIN code 400001, Mumbai
Pin: 110001-110096
HSN 84713010, qty 1200, rate 45,500.00, total 5,46,00,000
Budget 2024-25: 1234567890 rupees, 2025-26: 1345678901 rupees
FY 2023 2024 2025 comparison
Letter No. 1234/56/2025-Admn.III dated 12.11.2025
F.No. A-12011/3/2025-Estt
Section 80C, 194A, 10(14)(ii)
Employee code 10234567 joined on 01042019
Staff no 4567890 transferred to branch 01234
Branch code 001234, sol id 0456, GL 4500012345
BSR code 0240539 challan 12345 date 05112025 CIN 02405390511202512345
MICR 400002002
ISIN INE062A01020
CIN L64990MH1955GOI009474 LEI 335800T4FYJRQAUJEN92
Folio 12345678/90 demat IN30012345678901
Policy number 312345678909 renewed
EMI due 05/12/2025 Rs 23,456
Card ending 1234 blocked
IP 192.168.10.245 mac 00:1A:2B:3C:4D:5E port 8443
Server started 2025-11-23T07:59:10.123456Z pid 12345
commit 7b05bee9f1a2b3c4 in main, build 20251123.1
uuid 123e4567-e89b-12d3-a456-426614174000
Version 10.0.19045.3570
Lat 19.0760, long 72.8777; 19.0760123456 72.8777123456
Height 172 cm weight 68 kg BP 120/80
Meter no 12345678 consumer no 312345678909
Aadhaar seeding camp on 23 11 2025 from 10 to 5
Please submit Aadhaar and PAN by 25/11/2025, 12 documents in all
Never share your OTP, PIN or CVV. Bank never asks. Call 1930
OTP will be valid for 10 minutes. Do not share. Helpline 1930
OTP not received since 1030, please check
What is the OTP? I have not received it in 2025
The OTP for delivery of order 4521 was not sent
2FA OTP feature release 2025 planned, 6 digit otp
OTP page opens 1200 times a day
Use OTP based login from 01042025 onwards
KYC pending for 123456 customers as on 31032025
Total customers 12345678
customer id is missing, CIF not found
Account statement from 01042024 to 31032025
account number mismatch in 2345 accounts
Accounts opened: 123456789 in total PMJDY
Passport seva kendra token N25 at 1100
Passport size photos, 2 nos, room A1204
Seat A1234567
Part no A3456781, model B2345671
Licence plate MH 12 AB 1234
license key ABCDE-12345-FGHIJ
DL is pending
Price 2024 A grade, from march 2024 a new one
rs. 1234567 sanctioned, USD 1234567 pending
EPIC drive from 1 to 30 Nov, voter awareness 2025
GST 18% on 1,00,000 = 18000, GST paid 27/11/2025
npm i foo@latest bar@next
ssh root@server, git@github.com:chancery/x.git
Twitter @narendramodi
scale 1:50000
2025-11-23 07:59 to 2025-11-23 09:20
Roll no 20251123456
quantity 100000000 pieces
Bill amount 123456789
Cheque no 123456 for 500000
TAN MUMS12345A
UAN 312345678909
ESIC 31001234560000001
PF no MHBAN00123450000012345
PPO 312345678909
FSSAI 11521998000123
RERA P51700012345
Udyam UDYAM-MH-18-0012345
Score 8-0 6-4 7-5
Kindly share the customer's Aadhaar, PAN and account number by EOD
Team, 3 accounts blocked today: total 12 customers affected
Aadhaar enrolment id 1234/12345/12345 20/11/2025 10:30:22
The Aadhaar Act 2016 section 29(4), aadhaar helpline 1947
IFSC codes of merged banks stop working from 01.04.2021
OTP count is 482913, CIF count is 482913, account count: 123456789
the OTP vendor invoice 482913 is pending, OTP 2025 policy
Paid via UPI 312345678909, UPI transaction ID: 312345678909
CTS cheque 123456 400002002 001234 31
NACH mandate UMRN HDFC7021234567890123
CIBIL score 782 control number 1234567890
voucher code 3123-4567-8909, coupon 3123 4567 8909, serial 3123 4567 8909
POS TID 12345678 MID 123456789012345 batch 000123
3.14159265358979
12,34,56,789
1000000000
बैठक 23/11/2025 को सुबह 10:30 बजे कक्ष 1204 में
पत्रांक 1234/2025 दिनांक 12.11.2025
राशि रु 1,23,456 खाते में जमा
आपके खाते में रु 25000 जमा हुए, संदर्भ 312345678909
ओटीपी किसी को न बताएं। हेल्पलाइन 1930
OTP kisi ko mat batana, 1930 pe call karo
kal 1030 baje meeting hai, otp wala feature dekhenge
aadhaar link karna hai 30 nov tak, 2 photo bhi lana
`
  .trim()
  .split('\n')

/** What people send that they should not, and what is to be found in it. */
const LEAKS: readonly (readonly [text: string, ...findings: readonly string[]])[] = [
  [
    'Ramesh Kumar, A/c 50100123456789, IFSC HDFC0000123, PAN ABCPD1234Z, mob 9876543210',
    'account certain 50100123456789',
    'ifsc certain HDFC0000123',
    'pan certain ABCPD1234Z',
    'phone certain 9876543210',
  ],
  ['Sir customer ka aadhaar 3123 4567 8909 hai, kyc kar do', 'aadhaar certain 3123 4567 8909'],
  ['sir otp aa gaya 482913', 'otp certain 482913'],
  ['CIF 87654321098 ka balance batao', 'cif certain 87654321098'],
  [
    'ग्राहक का आधार ३१२३ ४५६७ ८९०९ और खाता संख्या ३०१२३४५६७८९ है',
    'aadhaar certain ३१२३ ४५६७ ८९०९',
    'account certain ३०१२३४५६७८९',
  ],
  ['pay to ram.kumar@oksbi or 9876543210@ybl', 'upi certain ram.kumar@oksbi', 'upi certain 9876543210@ybl'],
  [
    'Passport J6932157, DL MH14 20110062821, voter id WKH1186253',
    'passport certain J6932157',
    'driving-licence certain MH14 20110062821',
    'epic certain WKH1186253',
  ],
  ['GSTIN 27AAPFU0939F1ZV of the supplier', 'gstin certain 27AAPFU0939F1ZV'],
  [
    'UTR 312345678909 received. Aadhaar of payer: 399876543211',
    'aadhaar possible 312345678909',
    'aadhaar certain 399876543211',
  ],
  [
    'Sl,Name,Aadhaar,Account\n1,Ram,312345678909,30123456789\n2,Sita,399876543211,30123456790',
    'aadhaar certain 312345678909',
    'aadhaar certain 399876543211',
  ],
]

describe('an ordinary line', () => {
  it.each(ORDINARY)('holds nothing: %s', (line) => {
    expect(detect(line).filter(({ type }) => type !== 'marking')).toEqual([])
  })

  it('and all of them together hold nothing that is certain', () => {
    const all = ORDINARY.join('\n')
    const certain = detect(all).filter(({ confidence }) => confidence === 'certain')
    expect(certain.map(({ type, start, end }) => `${type} ${all.slice(start, end)}`)).toEqual([])
  })
})

describe('a leak', () => {
  it.each(LEAKS)('is found: %s', (text, ...findings) => {
    const found = detect(text).map(
      ({ type, confidence, start, end }) => `${type} ${confidence} ${text.slice(start, end)}`,
    )
    expect(found).toEqual(expect.arrayContaining([...findings]))
  })
})
