/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const nature = `
🐶|dog, pet|कुत्ता, पालतू
🐱|cat, pet|बिल्ली, पालतू
🐭|mouse|चूहा
🐰|rabbit|खरगोश
🦊|fox|लोमड़ी
🐻|bear|भालू
🐼|panda|पांडा
🐯|tiger|बाघ
🦁|lion|शेर, सिंह
🐮|cow|गाय
🐷|pig|सूअर
🐵|monkey|बंदर
🙈|see no evil, monkey, oops|बुरा मत देखो, बंदर
🙉|hear no evil, monkey|बुरा मत सुनो, बंदर
🙊|speak no evil, monkey, secret|बुरा मत बोलो, बंदर
🐔|hen, chicken|मुर्गी
🐦|bird|चिड़िया, पक्षी
🦚|peacock|मोर
🦜|parrot|तोता
🦅|eagle|चील, गरुड़
🐴|horse|घोड़ा
🐘|elephant|हाथी
🐪|camel|ऊँट
🐍|snake|साँप
🐢|turtle, slow|कछुआ, धीमा
🐟|fish|मछली
🐝|bee, busy|मधुमक्खी, व्यस्त
🦋|butterfly|तितली
🐌|snail, slow|घोंघा, धीमा
🌱|seedling, plant, growth|अंकुर, पौधा, बढ़त
🌳|tree|पेड़, वृक्ष
🌴|palm tree|ताड़, नारियल का पेड़
🌾|sheaf of rice, harvest, crop|धान की बाली, फसल, गेहूँ
🍀|four-leaf clover, luck|चार पत्ती, किस्मत
🌹|rose, flower|गुलाब, फूल
🌸|blossom, flower|फूल, बौर
🌻|sunflower, flower|सूरजमुखी, फूल
🪷|lotus, flower|कमल, फूल
💐|bouquet, flowers, congratulations|गुलदस्ता, फूल, बधाई
☀️|sun, sunny, summer|सूरज, धूप, गर्मी
🌤️|sun behind cloud, weather|बादल और धूप, मौसम
☁️|cloud, weather|बादल, मौसम
🌧️|rain, cloud, monsoon|बारिश, वर्षा, मानसून
⛈️|thunderstorm, storm, monsoon|आँधी-तूफ़ान, बिजली, मानसून
⚡|lightning, electricity, fast|बिजली, तेज़
🌈|rainbow|इंद्रधनुष
❄️|snowflake, cold, winter|बर्फ़, ठंड, सर्दी
🌊|wave, sea, flood|लहर, समुद्र, बाढ़
💧|drop of water|पानी की बूँद, पानी
🌙|moon, night|चाँद, रात
🌍|earth, world|पृथ्वी, दुनिया
`
