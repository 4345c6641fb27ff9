/** Two hundred names of people, each as it is written in Latin letters and in Devanagari; for tests. */
export const twoHundredNames: readonly (readonly [latin: string, devanagari: string])[] = `
  Amit/अमित Sumit/सुमित Rohit/रोहित Mohit/मोहित Nikhil/निखिल Manish/मनीष Pankaj/पंकज Vikram/विक्रम Vivek/विवेक
  Abhishek/अभिषेक Gaurav/गौरव Saurabh/सौरभ Kiran/किरण Karan/करण Karen/कैरन Rekha/रेखा Radha/राधा Meena/मीना
  Mona/मोना Maya/माया Divya/दिव्या Shreya/श्रेया Swati/स्वाति Pallavi/पल्लवी Nandini/नंदिनी Lata/लता Asha/आशा
  Isha/ईशा Rohan/रोहन Rana/राणा Ravi/रवि Rita/रीता Tara/तारा Harish/हरीश Girish/गिरीश Mahesh/महेश Mukesh/मुकेश
  Dinesh/दिनेश Naresh/नरेश Prakash/प्रकाश Chandra/चंद्र Kapoor/कपूर Malhotra/मल्होत्रा Saxena/सक्सेना
  Trivedi/त्रिवेदी Tiwari/तिवारी Bose/बोस Das/दास Dutta/दत्ता Ghosh/घोष Sen/सेन Bano/बानो Hussain/हुसैन Ali/अली
  Anthony/एंथनी Alan/एलन Bruce/ब्रूस Frank/फ़्रैंक Helen/हेलेन Julia/जूलिया Kevin/केविन Linda/लिंडा Martin/मार्टिन
  Nancy/नैंसी Oscar/ऑस्कर Richard/रिचर्ड Teresa/टेरेसा Wendy/वेंडी Alice/ऐलिस Bob/बॉब Carol/कैरल Priya/प्रिया
  Lakshmi/लक्ष्मी Sharma/शर्मा Vijay/विजय Mohammed/मोहम्मद Muhammad/मुहम्मद Krishna/कृष्णा Xavier/ज़ेवियर Ram/राम
  Ramesh/रमेश Suresh/सुरेश Rahul/राहुल Neha/नेहा Deepak/दीपक Sanjay/संजय Geeta/गीता Pooja/पूजा Rajesh/राजेश
  Mukherjee/मुखर्जी Banerjee/बनर्जी Chatterjee/चटर्जी Chaudhary/चौधरी Agarwal/अग्रवाल Gupta/गुप्ता Verma/वर्मा
  Singh/सिंह Kaur/कौर Khan/ख़ान Fatima/फ़ातिमा Aisha/आयशा Zainab/ज़ैनब Imran/इमरान Qureshi/क़ुरैशी Siddiqui/सिद्दीकी
  Ahmed/अहमद Rahman/रहमान Farhan/फ़रहान Salman/सलमान Iyer/अय्यर Iyengar/अयंगर Nair/नायर Menon/मेनन Reddy/रेड्डी
  Rao/राव Naidu/नायडू Pillai/पिल्लई Desai/देसाई Patel/पटेल Shah/शाह Mehta/मेहता Joshi/जोशी Kulkarni/कुलकर्णी
  Bhattacharya/भट्टाचार्य Subramaniam/सुब्रमण्यम Venkatesh/वेंकटेश Aditya/आदित्य Surya/सूर्या Arjun/अर्जुन
  Ashok/अशोक Anita/अनीता Sunita/सुनीता Kavita/कविता Savitri/सावित्री Sneha/स्नेहा Shubham/शुभम Yash/यश Yusuf/यूसुफ़
  Jyoti/ज्योति Gyan/ज्ञान Pragya/प्रज्ञा Rishi/ऋषि Hrithik/ऋतिक Ishwar/ईश्वर Vaishnavi/वैष्णवी Pandey/पांडे
  Dwivedi/द्विवेदी Yadav/यादव Mishra/मिश्रा Thakur/ठाकुर Usha/उषा Uma/उमा Om/ओम Omar/उमर Sampat/संपत Amba/अंबा
  Jehangir/जहांगीर Dawood/दाऊद John/जॉन Michael/माइकल David/डेविड James/जेम्स Peter/पीटर George/जॉर्ज Susan/सुज़ैन
  Robert/रॉबर्ट Steven/स्टीवन Stephen/स्टीफ़न Rachel/रेचल Grace/ग्रेस Kate/केट Jane/जेन Mike/माइक Andrew/एंड्रयू
  Matthew/मैथ्यू Albert/अल्बर्ट Austin/ऑस्टिन Elizabeth/एलिज़ाबेथ Emily/एमिली Ethan/ईथन Eve/ईव Ian/इयान
  Joseph/जोसेफ़ Thomas/थॉमस Mary/मैरी Jennifer/जेनिफ़र Catherine/कैथरीन Charles/चार्ल्स Patricia/पैट्रीशिया Sean/शॉन
  Paul/पॉल Sophie/सोफ़ी Sophia/सोफ़िया Christopher/क्रिस्टोफ़र Nicholas/निकोलस Zoe/ज़ोई Charlotte/शार्लेट Lewis/लुईस
  Howard/हावर्ड Hugh/ह्यू
`
  .trim()
  .split(/\s+/)
  .map((pair) => pair.split('/') as [string, string])
