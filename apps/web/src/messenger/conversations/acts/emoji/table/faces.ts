/** One emoji per line: its names in English, then in Hindi; the first of each is what it is called. */
export const faces = `
😀|grinning face, happy, smile|मुस्कुराता चेहरा, खुश, हँसी
😃|grinning with big eyes, happy, joy|बड़ी आँखों वाली मुस्कान, खुश
😄|smiling with laughing eyes, happy, laugh|हँसती आँखें, खुश, हँसी
😁|beaming face, grin, happy|खिला हुआ चेहरा, खुश
😆|squinting laugh, haha|आँख मींचकर हँसी, हाहा
😅|laughing with sweat, relief, nervous|पसीने वाली हँसी, राहत, घबराहट
😂|tears of joy, laugh, funny, lol|हँसी के आँसू, मज़ेदार, हँसी
🤣|rolling on the floor laughing, rofl, funny|लोटपोट हँसी, मज़ेदार
🙂|slight smile, nice|हल्की मुस्कान, ठीक
🙃|upside-down face, irony, silly|उल्टा चेहरा, मज़ाक
😉|winking face, wink, joke|आँख मारता चेहरा, मज़ाक
😊|blushing smile, happy, thanks|शर्माती मुस्कान, खुश, धन्यवाद
😇|angel face, halo, innocent|देवदूत चेहरा, मासूम
🥰|smiling with hearts, love, affection|दिलों वाली मुस्कान, प्यार, स्नेह
😍|heart eyes, love, adore|दिल वाली आँखें, प्यार
🤩|star-struck, wow, amazing|तारों भरी आँखें, वाह, शानदार
😘|blowing a kiss, love|उड़ता चुंबन, प्यार
😋|tasty, yum, delicious|स्वादिष्ट, चटखारा
😜|tongue out with wink, silly, joke|जीभ निकाले आँख मारता, शरारत
🤪|zany face, crazy, silly|मस्त चेहरा, पागलपन
🤗|hug, hugging face, welcome|गले लगना, स्वागत
🤭|hand over mouth, oops, giggle|मुँह पर हाथ, अरे, खीसें
🤫|quiet, shh, secret|चुप, शांत, गुप्त
🤔|thinking, hmm, wonder|सोच, विचार, हम्म
🤐|zipped mouth, secret, quiet|बंद मुँह, गुप्त, चुप
🤨|raised eyebrow, doubt, suspicious|उठी भौंह, शक, संदेह
😐|neutral face, meh|सामान्य चेहरा, तटस्थ
😑|no expression, meh|बिना भाव, उदासीन
😶|no mouth, speechless, silent|बिना मुँह, अवाक
😏|smirk, sly|तिरछी मुस्कान, चालाक
😒|unamused, bored, annoyed|नाखुश, ऊब
🙄|rolling eyes, really, annoyed|आँखें घुमाना, सच में
😬|grimace, awkward, nervous|दाँत भींचे, असहज, घबराहट
😌|relieved, calm, peace|राहत, शांत, सुकून
😔|pensive, sad, sorry|उदास, दुखी, माफ़ी
😪|sleepy, tired|उनींदा, थका
😴|sleeping, zzz, night|सोता हुआ, नींद, रात
😷|medical mask, ill, sick|मास्क, बीमार
🤒|fever, thermometer, ill, sick|बुखार, बीमार
🤕|bandaged head, hurt, injured|पट्टी बँधा सिर, चोट
🤧|sneezing, cold, ill|छींक, ज़ुकाम, बीमार
🥵|hot face, heat, summer|गर्मी से बेहाल, गर्मी
🥶|cold face, freezing, winter|ठंड से बेहाल, सर्दी
😵|dizzy, tired, shock|चक्कर, थका
🤯|mind blown, shock, wow|दिमाग उड़ गया, हैरान, वाह
🥳|party face, celebrate, congratulations|जश्न वाला चेहरा, बधाई, जश्न
😎|sunglasses, cool|धूप का चश्मा, मस्त
🤓|nerd, study, glasses|पढ़ाकू, चश्मा
🧐|monocle, inspect, check|एक शीशे का चश्मा, जाँच
😕|confused, unsure|उलझन, भ्रम
😟|worried, concern|चिंतित, फ़िक्र
🙁|slight frown, sad|हल्का उदास, दुखी
😮|surprised, open mouth, wow, oh|हैरान, खुला मुँह, वाह, ओह
😲|astonished, shock, wow|चकित, हैरान
😳|flushed, embarrassed, shy|शर्मिंदा, लाल चेहरा
🥺|pleading, please, beg|विनती, कृपया
😨|fearful, scared|डरा हुआ, डर
😰|anxious with sweat, worry|बेचैन, पसीना, चिंता
😥|sad but relieved, disappointed|दुख और राहत, निराश
😢|crying, sad, tear|रोता चेहरा, दुखी, आँसू
😭|loudly crying, sob, sad|फूट-फूट कर रोना, दुखी
😱|screaming in fear, shock, scared|डर से चीख, हैरान
😖|confounded, trouble|परेशान, हैरान
😣|persevering, struggle|संघर्ष, कष्ट
😞|disappointed, sad|निराश, उदास
😓|downcast with sweat, tired, work|पसीना, थकान, मेहनत
😩|weary, tired|थका हुआ, पस्त
😫|exhausted, tired|बहुत थका, पस्त
🥱|yawning, bored, tired|जम्हाई, ऊब, नींद
😤|huffing, determined, angry|फुफकार, नाराज़, ठान लिया
😡|angry, mad, red face|गुस्सा, क्रोध, लाल चेहरा
😠|annoyed, angry|नाराज़, गुस्सा
😈|smiling devil, naughty|शैतानी मुस्कान, शरारत
💀|skull, dead|खोपड़ी, मर गया
💩|poop, mess|मल, गड़बड़
🤡|clown, joke|जोकर, मज़ाक
👻|ghost, boo|भूत, डर
👽|alien, space|एलियन, अंतरिक्ष
🤖|robot, machine, bot|रोबोट, मशीन
`
