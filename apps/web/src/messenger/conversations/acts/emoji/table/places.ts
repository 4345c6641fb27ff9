/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const places = `
🏠|house, home|घर, मकान
🏡|house with garden, home|बगीचे वाला घर, घर
🏢|office building, work|कार्यालय, दफ़्तर, इमारत
🏦|bank, branch|बैंक, शाखा
🏛️|government building, ministry, court|सरकारी भवन, मंत्रालय, अदालत
🏥|hospital, health|अस्पताल, स्वास्थ्य
🏫|school, training|विद्यालय, स्कूल
🏭|factory, industry|कारखाना, उद्योग
🏪|shop, store|दुकान
🏨|hotel, stay|होटल, ठहरना
🛕|hindu temple|मंदिर
🕌|mosque|मस्जिद
⛪|church|गिरजाघर
🚗|car, drive|कार, गाड़ी
🚕|taxi, cab|टैक्सी
🛺|auto rickshaw|ऑटो रिक्शा
🚌|bus|बस
🚑|ambulance, emergency|एम्बुलेंस, आपात
🚒|fire engine|दमकल
🚓|police car|पुलिस गाड़ी
🚚|truck, delivery|ट्रक, डिलीवरी
🚜|tractor, farm|ट्रैक्टर, खेती
🏍️|motorcycle, bike|मोटरसाइकिल, बाइक
🚲|bicycle, cycle|साइकिल
🚂|train, railway|रेल, ट्रेन
🚇|metro, underground|मेट्रो
✈️|aeroplane, flight, travel|हवाई जहाज़, उड़ान, यात्रा
🚀|rocket, launch, fast|रॉकेट, शुरुआत, तेज़
⛵|boat|नाव
🛣️|motorway, road|राजमार्ग, सड़क
🚦|traffic light|ट्रैफ़िक लाइट
⛽|fuel, petrol pump|पेट्रोल, ईंधन
📍|round pushpin, place, here|जगह, यहाँ, स्थान
🗺️|map, world|नक्शा, दुनिया
🧭|compass, direction|कम्पास, दिशा
🧳|suitcase, travel|सूटकेस, यात्रा
🏖️|beach, holiday, leave|समुद्र तट, छुट्टी
🏔️|mountain, snow|पहाड़, बर्फ़
🌅|sunrise, good morning|सूर्योदय, सुप्रभात
🌃|night, city, good night|रात, शहर, शुभ रात्रि
`
