package analyze

// stopText returns stop words of ours: what bleve has no list for, and what
// people ask with ("how", "I want", "someone"), since a search box in which
// somebody in distress writes a whole sentence must not look for its small
// words.
func stopText(base string) string {
	switch base {
	case "en":
		return `can could would should may might need needs please let lets get gets got getting just really also like
			anyone anybody anything someone somebody something everyone us else much many lot too very dont doesnt cant im ive want wants wanted wanting others`
	case "fr":
		return `comment où quand pourquoi quel quelle quels quelles qui quoi combien voudrais trop beaucoup peux peut pouvez puis cherche cherchons
			besoin faut suis veux veut voulons quelqu quelque quelques cela ça aussi très chez vers car donc si est-ce svp bonjour`
	case "es":
		return `qué cómo dónde cuándo quién quiénes cuál cuáles cuánto cuánta quiero quiere queremos quisiera mucho demasiado necesito necesita necesitamos puedo
			puede podemos pueden busco buscamos alguien algún alguna hay favor hola así aquí soy si`
	case "ar":
		return `كيف أين متى لماذا هل ماذا ما من كم أي نريد أحتاج نحتاج أبحث نبحث أستطيع نستطيع يمكن يمكنني يمكننا أحد أحدا أحدًا
			عندما حين إذا لي لنا أن أنا نحن أنت هو هي هم هذا هذه ذلك تلك الذي التي الذين مع عند عندي هناك هنا فقط أيضا أيضًا جدا جدًا لا لم لن ليس قد كل ثم أو بل`
	case "sw":
		return `na ya wa kwa ni katika la za cha vya kama hii huu hizi hiyo hizo hao huyo huyu hawa hilo hili si kuwa ili lakini au pia sana tu
			bila kutoka hadi mpaka baada kabla yake yangu yako yetu yenu yao wake wangu wako wetu wenu wao lake langu lako letu lenu lao mimi
			wewe yeye sisi ninyi nini nani wapi lini gani je kila wote yote zote kwamba ambao ambaye ambayo ambazo hapa hapo pale huko kwenye
			pa ndio ndiyo basi bado tena nataka ninataka naomba jinsi mtu watu`
	case "uk":
		return `і й та в у на з із зі до за по про для від не що як це той ця цей ці те так але або чи а б би же ж ще вже лише тільки коли де хто
			який яка яке які його її їх він вона воно вони ми ви ти я мене мені мною тебе тобі нас нам вас вам себе собі є бути був була було
			були буде при без під над між через після перед щоб якщо тому також все всі весь вся усі усе цього цим цьому тут там свій своя
			своє свої мій моя моє мої твій наш наша ваш ваша чому куди хочу треба можна можу хтось`
	case "ur":
		return `کا کی کے کو میں سے پر اور ہے ہیں تھا تھی تھے یہ وہ جو کہ نے بھی تو ہی تک لیے ساتھ ایک اس ان آپ ہم مجھے ہمیں اپنے اپنا اپنی یا
			لیکن مگر اگر جب تب کیا کون کب کہاں کیسے کیوں کوئی کچھ نہیں نہ مت ہو ہوں ہوتا ہوتی ہوتے رہا رہی رہے گا گی گے جا کر کرنا کرتے کرتا
			کرتی والا والی والے بعد پہلے ہر سب اب پھر جس جن کسی چاہتا چاہتی چاہیے سکتا سکتی سکتے`
	case "he":
		return `של את על עם אל מן לא כן או אם כי גם רק כל זה זאת זו אלה אלו הוא היא הם הן אני אתה אתם אתן אנחנו לי לך לו לה לנו לכם להם שלי שלך
			שלו שלה שלנו שלכם שלהם אותי אותך אותו אותה אותנו אותם מה מי איפה מתי למה איך כמה יש אין היה הייתה היו להיות אבל עוד כבר מאוד
			יותר כמו בין אחרי לפני תחת בלי עד כדי אז שם כאן פה אחד אחת רוצה צריך צריכה מישהו אפשר יכול יכולה`
	case "am":
		return `እና ነው ናቸው ነበር ነበሩ ላይ ውስጥ ወደ ከ በ ለ የ እንደ ስለ ግን ወይም ይህ ይህን ይህች ያ ያን እነዚህ እነዚያ እሱ እሷ እነሱ እኔ አንተ አንቺ እኛ እናንተ ምን ማን
			የት መቼ ለምን እንዴት ሁሉ ሁሉም ብቻ ደግሞ ጋር በኋላ በፊት እስከ አይደለም የለም አለ አሉ እንጂ ስለዚህ ሌላ እፈልጋለሁ`
	case "vi":
		return `và là của có cho với các những một không được trong khi để này đó đã đang sẽ thì mà ở từ đến như nhưng hay hoặc vì nên nếu cũng
			rất lại ra vào lên xuống về bị do bởi theo trên dưới sau trước giữa tôi chúng ta họ nó mình ai gì nào đâu sao thế rồi chỉ còn
			nhiều hơn nhất muốn cần thể làm`
	case "so":
		return `iyo oo ka ku u la waa ee ah in ay uu aan aad buu bay way wuu waxa waxaa waxay wuxuu wuxu waxaan si soo sii ma mid kale kasta
			dhammaan laakiin ama haddii marka kadib hor ilaa leh isku isaga iyada iyaga aniga adiga annaga innaga idinka kan tan kuwa kaas taas
			halkan halkaas maxaa ayaa ayuu ayay baa yaa goorma xagee sidee haa inay inuu inaan inaad kuu kaa noo nala lagu laga loogu ugu uga
			kula rabaa doonayaa`
	case "ti":
		return `እዩ እያ እዮም እየን ነይሩ ነበረ ኣብ ናብ ካብ ምስ ናይ ከም እዚ እዛ እዚኣ እዞም እቲ እታ እቶም ንሱ ንሳ ንሶም ኣነ ንስኻ ንስኺ ንሕና ንስኻትኩም ግን ወይ እውን ከኣ እሞ
			ድማ ድሕሪ ቅድሚ ክሳብ ብዛዕባ ኩሉ ኩሎም እንታይ መን ኣበይ መዓስ ስለምንታይ ከመይ እንተ እንተኾነ ኣሎ ኣላ ኣለዉ የለን ዘሎ ዘለዉ ስለ ክንዲ ደልየ`
	}
	return ""
}

// addStop adds the words of a text, in the parts that we make of them.
func (l *Language) addStop(text string) {
	for _, part := range Words(text) { // l'ami, don't: the parts that we make of them
		l.stop[plain(text[part.Start:part.End])] = true
	}
}
