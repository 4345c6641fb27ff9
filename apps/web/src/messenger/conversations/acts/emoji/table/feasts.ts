/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const feasts = `
🎉|party popper, congratulations, celebrate|जश्न, बधाई, उत्सव
🎊|confetti ball, celebrate|कंफ़ेटी, जश्न
🎈|balloon, birthday|गुब्बारा, जन्मदिन
🪔|diya lamp, diwali|दीया, दीपावली, दिवाली
🎆|fireworks, diwali|आतिशबाज़ी, दिवाली
🎇|sparkler, diwali|फुलझड़ी, दिवाली
🧨|firecracker, diwali|पटाखा, दिवाली
🕯️|candle, condolence|मोमबत्ती, श्रद्धांजलि
🎄|christmas tree|क्रिसमस ट्री
🌛|moon face, eid|चाँद, ईद
🪁|kite, sankranti|पतंग, संक्रांति
🥁|drum, dhol|ढोल, नगाड़ा
🎵|musical note, song|संगीत, गीत
🎤|microphone, speech, sing|माइक, भाषण, गाना
🎬|film, cinema|फ़िल्म, सिनेमा
🏆|trophy, winner|ट्रॉफ़ी, विजेता
🥇|gold medal, first|स्वर्ण पदक, पहला
🥈|silver medal, second|रजत पदक, दूसरा
🥉|bronze medal, third|कांस्य पदक, तीसरा
🏅|medal, award|पदक, पुरस्कार
🏏|cricket, bat and ball|क्रिकेट, बल्ला
⚽|football|फ़ुटबॉल
🏑|field hockey|हॉकी
🏸|badminton|बैडमिंटन
🏐|volleyball|वॉलीबॉल
🎯|target, goal, exactly|लक्ष्य, निशाना, बिल्कुल
🎲|dice, game, chance|पासा, खेल
♟️|chess|शतरंज
🧩|puzzle piece|पहेली
🏁|chequered flag, finish|समाप्ति ध्वज, पूरा
🚩|flag, mark, warning|झंडा, निशान, चेतावनी
🇮🇳|flag of India|भारत का झंडा, तिरंगा
🏳️|white flag|सफ़ेद झंडा
`
