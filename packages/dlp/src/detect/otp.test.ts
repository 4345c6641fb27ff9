import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('a one-time password', () => {
  it.each([
    ['OTP 482913', '482913'],
    ['Your OTP is 482913. Do not share it with anyone.', '482913'],
    ['OTP: 4829', '4829'],
    ['OTP:482913', '482913'],
    ['OTP-482913', '482913'],
    ['otp=482913', '482913'],
    ['otp#482913', '482913'],
    ['otp482913', '482913'],
    ['OTP\n482913', '482913'],
    ['sir otp kya aaya? 482913', '482913'],
    ['otp is-48291357', '48291357'],
    ['482913 is your OTP for login to the portal', '482913'],
    ['482913 is your HDFC Bank OTP', '482913'],
    ['Use 482 913 as your verification code', '482 913'],
    ['G-482913 is your Google verification code', 'G-482913'],
    ['<#> 482913 is the OTP', '482913'],
    ['OTP for txn of Rs 2500 at AMAZON on card ending 1234 is 482913', '482913'],
    ['OTP to transfer INR 25,000.00 from a/c XX4521 is 482913, valid for 10 minutes', '482913'],
    ['One Time Password (OTP) = 482913', '482913'],
    ['one-time password: 482913', '482913'],
    ['Your security code is "482913"', '482913'],
    ['the otp i got is 4 8 2 9 1 3', '4 8 2 9 1 3'],
    ['OTP batao 482913', '482913'],
    ['otp aaya hai 482913', '482913'],
    ['ओटीपी ४८२९१३ है', '४८२९१३'],
    ['आपका ओटीपी है: 482913', '482913'],
    ['482913 आपका ओटीपी है', '482913'],
    ['482913 - OTP', '482913'],
    ['वन टाइम पासवर्ड 482913', '482913'],
    ['O\u200bTP 48\u200b2913', '48\u200b2913'],
  ])('is certain in the sentence that names it: %s', (text, code) => {
    expect(found(text, 'otp')).toEqual([`otp certain ${code}`])
  })

  it.each([
    '482913',
    'Never share your OTP with anyone. Call 18001234',
    'Never share your OTP. 482913 people have lost money',
    'OTP will be valid for 10 minutes',
    'Do not share OTP! Helpline 1930',
    'OTP not received since 1030',
    'Send the OTP before 1530 today',
    'OTP service since 2024',
    'The OTP for delivery of order 452112 was not sent',
    'Share OTP with the agent on 9876543210',
    'OTP kisi ko mat batana, 1930 pe call karo',
    'OTP sent to the mobile ending 1234',
    'OTP sent for Rs 250000',
    'OTP for 250000/- was sent',
    'OTP page was opened 120000 times',
    'PIN code 110001',
    'Your UPI PIN is set',
    'OTP: enter the 6 digit code',
    'Meeting ID: 845 1234 5678',
    'error code 482913',
    'What is an OTP?\n\n482913',
    'OTP count is 482913',
    'OTP failure count: 482913',
    'the OTP vendor invoice 482913 is pending',
    'OTP 2025 policy',
    'OTP delivered: 482913 of 500000',
    'Your PIN code is 400001',
    'your branch code is 001234',
    'OTP dated 12/11/2025',
    'adopt 482913',
    'OTP for INV-482913',
    'OTP for order #482913',
    'OTP portal https://example.org/482913',
    'OTP was asked for at 10:30:22',
    'ओटीपी किसी को न बताएं। हेल्पलाइन 1930',
  ])('is not found in “%s”', (text) => {
    expect(found(text, 'otp')).toEqual([])
  })

  it('is likely where only “your code” names it', () => {
    expect(found('Your code is 482913', 'otp')).toEqual(['otp likely 482913'])
  })

  it('is found each time in several messages', () => {
    expect(found('OTP is 482913\nOTP is 482914\n482915 is your OTP', 'otp')).toEqual([
      'otp certain 482913',
      'otp certain 482914',
      'otp certain 482915',
    ])
  })

  it('shows nothing of itself', () => {
    expect(detect('OTP is 482913')[0]?.masked).toBe('XXXXXX')
  })
})
