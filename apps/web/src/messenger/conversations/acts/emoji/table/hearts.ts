/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const hearts = `
❤️|red heart, love, thanks|लाल दिल, प्यार, धन्यवाद
🧡|orange heart, love|नारंगी दिल, प्यार
💛|yellow heart, love|पीला दिल, प्यार
💚|green heart, love|हरा दिल, प्यार
💙|blue heart, love|नीला दिल, प्यार
💜|purple heart, love|बैंगनी दिल, प्यार
🤍|white heart, love|सफ़ेद दिल, प्यार
🖤|black heart|काला दिल
💔|broken heart, sad|टूटा दिल, दुख
💕|two hearts, love|दो दिल, प्यार
💯|hundred points, perfect, full|सौ अंक, पूरा, उत्तम
✅|check mark button, done, yes, ok|सही का निशान, हो गया, हाँ
☑️|ticked box, done, vote|टिक किया खाना, हो गया, मत
✔️|check mark, tick, done|टिक, सही, हो गया
❌|cross mark, no, wrong|क्रॉस, नहीं, गलत
❎|cross button, no|क्रॉस बटन, नहीं
❗|exclamation mark, important, attention|विस्मयादिबोधक, ज़रूरी, ध्यान
‼️|double exclamation, urgent|दो विस्मयादिबोधक, बहुत ज़रूरी
❓|question mark, what|प्रश्न चिह्न, क्या
⁉️|exclamation and question|प्रश्न और विस्मय
⚠️|warning, caution, careful|चेतावनी, सावधान
🚫|prohibited, no entry, not allowed|मना, वर्जित, नहीं
⛔|no entry, stop|प्रवेश निषेध, रुको
🛑|stop sign, halt|रुकें, रोक
🔴|red circle, urgent, live|लाल गोला, ज़रूरी
🟠|orange circle|नारंगी गोला
🟡|yellow circle, pending|पीला गोला, बाकी
🟢|green circle, ok, go|हरा गोला, ठीक, चलो
🔵|blue circle|नीला गोला
⚫|black circle|काला गोला
⚪|white circle|सफ़ेद गोला
⬆️|up arrow, increase|ऊपर तीर, बढ़त
⬇️|down arrow, decrease|नीचे तीर, घटत
⬅️|left arrow, back|बायाँ तीर, पीछे
➡️|right arrow, next|दायाँ तीर, आगे
🔄|arrows in a circle, refresh, again|घूमते तीर, फिर से, ताज़ा
➕|plus, add|जोड़, जोड़ना
➖|minus, subtract|घटाना, ऋण
♻️|recycle, reuse|पुनर्चक्रण, फिर उपयोग
💤|sleep, zzz|नींद, सोना
💬|speech balloon, message, chat|संवाद, संदेश, बात
💭|thought balloon, idea|विचार, सोच
🔥|fire, hot, great|आग, शानदार, गर्म
✨|sparkles, new, clean, shine|चमक, नया, साफ़
⭐|star, favourite, best|तारा, पसंदीदा, सबसे अच्छा
🌟|glowing star, excellent|चमकता तारा, उत्कृष्ट
💥|collision, boom|धमाका, टक्कर
💫|dizzy star|घूमता तारा, चक्कर
🕉️|om, hindu|ओम, ॐ
🆕|new|नया
🆗|ok button, fine|ओके, ठीक
🆘|sos, help, emergency|मदद, आपात
`
