/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const food = `
☕|coffee, tea, hot drink, break|कॉफ़ी, चाय, विराम
🍵|tea, cup|चाय, प्याला
🥤|cold drink, juice|ठंडा पेय, रस
🥛|milk|दूध
🧃|juice box|जूस
💦|water, sweat|पानी, पसीना
🍽️|plate, meal, lunch, dinner|थाली, भोजन, खाना
🍛|curry and rice, lunch|करी चावल, खाना, भोजन
🍚|rice|चावल, भात
🫓|flatbread, roti, naan|रोटी, नान
🥘|pan of food, vegetables|सब्ज़ी, कड़ाही
🍲|pot of food, dal, soup|दाल, सूप
🍜|noodles|नूडल्स
🍕|pizza|पिज़्ज़ा
🍔|burger|बर्गर
🍟|fries|फ्रेंच फ्राई, आलू
🥪|sandwich|सैंडविच
🥟|dumpling, momo, samosa|मोमो, समोसा
🥗|salad, green|सलाद, हरा
🍳|egg, breakfast|अंडा, नाश्ता
🍞|bread|ब्रेड, डबलरोटी
🍎|apple|सेब
🍌|banana|केला
🍊|orange|संतरा
🥭|mango|आम
🍇|grapes|अंगूर
🍉|watermelon|तरबूज़
🍋|lemon|नींबू
🥥|coconut|नारियल
🍅|tomato|टमाटर
🧅|onion|प्याज़
🥔|potato|आलू
🌶️|chilli, hot|मिर्च, तीखा
🍪|biscuit, cookie|बिस्कुट
🍰|cake slice|केक
🎂|birthday cake, birthday|जन्मदिन का केक, जन्मदिन
🍫|chocolate|चॉकलेट
🍬|sweet, candy, mithai|मिठाई, टॉफ़ी
🍯|honey|शहद
🍦|ice cream|आइसक्रीम
`
