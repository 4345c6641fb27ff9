/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const people = `
👍|thumbs up, like, good, yes, ok, agreed|अंगूठा ऊपर, पसंद, अच्छा, हाँ, ठीक
👎|thumbs down, no, dislike, bad|अंगूठा नीचे, नहीं, नापसंद, बुरा
🙏|folded hands, namaste, thanks, please, pray|नमस्ते, धन्यवाद, कृपया, प्रार्थना, हाथ जोड़ना
👏|clapping, applause, bravo, well done|ताली, शाबाश, वाह
🙌|raised hands, hooray, celebrate|उठे हाथ, जय, जश्न
🤝|handshake, deal, agreement, agreed|हाथ मिलाना, समझौता, सहमति
👋|waving hand, hello, hi, bye|हाथ हिलाना, नमस्ते, अलविदा
🤚|raised back of hand, stop|उठा हाथ, रुको
✋|raised hand, stop, high five|हाथ, रुको, पाँच
🖐️|open hand, five|खुला हाथ, पाँच
👌|ok hand, perfect, fine|ठीक है, बढ़िया, उत्तम
🤌|pinched fingers, what|चुटकी, क्या
🤏|small amount, a little, pinch|थोड़ा सा, ज़रा
✌️|victory hand, peace, two|विजय, शांति, दो
🤞|crossed fingers, luck, hope|उँगलियाँ क्रॉस, किस्मत, उम्मीद
🤟|love-you hand|प्यार का इशारा
🤙|call me, phone|फ़ोन करो, कॉल
👈|pointing left, back|बाएँ इशारा, पीछे
👉|pointing right, next, this|दाएँ इशारा, आगे, यह
👆|pointing up, above|ऊपर इशारा, ऊपर
👇|pointing down, below|नीचे इशारा, नीचे
☝️|index pointing up, one, attention|एक उँगली, एक, ध्यान
👊|fist bump, punch|मुक्का, घूँसा
✊|raised fist, strength|मुट्ठी, ताकत
💪|strong arm, muscle, strength, effort|मज़बूत बाँह, ताकत, मेहनत
✍️|writing hand, write, sign|लिखता हाथ, लिखना, हस्ताक्षर
🤳|selfie, photo|सेल्फ़ी, फ़ोटो
👀|eyes, look, see, watching|आँखें, देखो, नज़र
👁️|eye, look|आँख, देखना
👂|ear, listen, hear|कान, सुनना
🧠|brain, think, smart|दिमाग, सोच, बुद्धि
🗣️|speaking head, talk, announce|बोलता सिर, बोलना, घोषणा
👤|one person, user|एक व्यक्ति, प्रयोक्ता
👥|two people, group, team|लोग, समूह, दल
🙋|raising a hand, question, me|हाथ उठाता व्यक्ति, प्रश्न, मैं
🙇|bowing, sorry, respect|झुकता व्यक्ति, माफ़ी, आदर
🤷|shrug, don't know, whatever|कंधे उचकाना, पता नहीं
🤦|facepalm, oh no|माथा पकड़ना, अरे नहीं
🙅|no gesture, not allowed, stop|मना करना, नहीं
🙆|ok gesture, yes|हाँ का इशारा, ठीक
💁|information desk, help|जानकारी, मदद
🧑‍💼|office worker, manager, business|कार्यालय कर्मचारी, प्रबंधक
🧑‍💻|person at computer, developer, work|कंप्यूटर पर काम, डेवलपर
🧑‍🏫|teacher, training|शिक्षक, प्रशिक्षण
🧑‍⚕️|doctor, health|डॉक्टर, स्वास्थ्य
🧑‍🌾|farmer, farm, crop|किसान, खेती, फसल
🧑‍🔧|mechanic, repair|मिस्त्री, मरम्मत
🧑‍🍳|cook, food|रसोइया, खाना
🧑‍⚖️|judge, court, law|न्यायाधीश, अदालत, कानून
👮|police officer|पुलिस
💂|guard, security|पहरेदार, सुरक्षा
👷|construction worker, building|निर्माण मज़दूर, मज़दूर
🕵️|detective, investigate|जासूस, जाँच
👨‍👩‍👧|family, parents, child|परिवार, माता-पिता, बच्चा
👶|baby, child|शिशु, बच्चा
🧓|older person, elder, pensioner|बुज़ुर्ग, पेंशनर
🚶|walking, leave, on foot|पैदल, चलना, जाना
🏃|running, hurry, fast|दौड़ना, जल्दी
💃|dancing woman, dance, party|नाचती स्त्री, नाच
🕺|dancing man, dance, party|नाचता पुरुष, नाच
🧘|meditation, yoga, calm|ध्यान, योग, शांत
`
