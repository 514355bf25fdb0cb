package analyze

// stopText returns stop words of ours: what bleve has no list for, and what
// people ask with ("how", "I want", "someone"), since a search box in which
// somebody in distress writes a whole sentence must not look for its small
// words. Of Arabic they are those of Egypt, the Levant, the Gulf and the Maghreb, too.
// A word belongs here if no page could be meant by it: "friend" or "say" does not.
func stopText(base string) string {
	switch base {
	case "en":
		return `can could would should may might must shall will need needs please let lets get gets got getting gotten just really
			also like anyone anybody anything someone somebody something everyone everybody everything us else much many lot lots too very i'm im
			i've ive i'd i'll want wants wanted wanting others able almost already although always ain't aint actually afterwards ah among anyhow
			anymore anyway anyways apparently aren't arent basically beside besides can't cannot cant certainly clearly couldn't couldnt
			definitely despite didn't didnt doesn't doesnt doing don't dont dunno especially etc even ever every exactly except fairly generally
			gimme go goes going gonna gone gotta hadn't hadnt hasn't hasnt haven't havent he's hello hence hey hi however idk instead isn't isnt it's
			itll keep keeps kinda lemme literally looking lol mainly make makes making maybe meanwhile mostly mustn't mustnt nearly neither
			obviously oh ok okay onto otherwise ought per perhaps plenty pls plz possibly probably put quite rather searching seem seems seriously
			she's shouldn't shouldnt simply since somehow sometimes somewhere soon sort still stuff such sure thank thanks that's thats there's
			theres therefore they're theyre though thx till totally toward towards tried truly try trying
			u um unless until upon ur usually wanna wasn't wasnt way ways we're we've weve weren't werent what's whats whatever
			where's wheres whether who's whos within without won't wont wouldn't wouldnt yeah yes yet you're youre you've youve`
	case "fr":
		return `comment où quand pourquoi quel quelle quels quelles qui quoi combien voudrais trop beaucoup peux peut pouvez puis
			cherche cherchons besoin faut suis veux veut voulons quelqu quelque quelques cela ça aussi très chez vers car donc si est-ce svp bonjour
			afin ah ailleurs ainsi allez alors assez aucun aucune auquel autant autre autres autrement avoir ben bien bonsoir bref ceci celle
			celles celui cependant certain certaine certaines certains chacun chacune chaque cherchez chose choses comme coucou d'accord
			depuis dès désormais devons devrais devrait devriez dois doit doivent duquel encore enfin environ etc euh
			faudrait genre hein jusqu jusque juste j'suis laquelle lequel lesquelles lesquels lors lorsqu lorsque là maintenant
			malgré merci moins n'importe ok ouais oui parce parfois pendant peu peuvent plupart plus plusieurs plutôt possible pourrais pourrait
			pourriez pourrions pouvoir pouvons presque puisqu puisque quelconque quiconque rien sais sait sauf savez selon serait seulement sinon
			souhaite souhaiterais souvent stp sûr surtout tant tel telle tellement telles tels toujours tous tout toute toutefois toutes truc trucs va
			vais vas voici voilà vont voulez vouloir voudrait vraiment aimerais aimerait c'est koi ki keske pk pkoi pourkoi ya jai jsuis`
	case "es":
		return `qué cómo dónde cuándo quién quiénes cuál cuáles cuánto cuánta cuántos cuántas quiero quiere queremos quieren quisiera
			mucho mucha muchos muchas demasiado necesito necesita necesitamos puedo puede podemos pueden busco buscamos buscando alguien algún
			alguna algunas alguno algunos hay favor hola así aquí soy si además ahora ahí algo allá allí ambos apenas aquel aquella aunque aún
			bastante bien buen buena buenas bueno buenos cada casi cierto cosa cosas creo cual cuales cualquier cualquiera cuanto da dan dar
			debe debemos deben deberia debería debo demás desea deseo embargo entonces etc forma gracias gustaría haber hace hacemos hacen
			hacer hacerlo haciendo haga hagan hago incluso ir jamás luego manera mediante mejor menos mientras misma mismas mismo mismos modo
			ningún ninguna ninguno nunca ok otra otras otro otros par parece pero poca poco pocos podría podrían podrías poder porfa pq pues q
			querer quería querría quizá quizás re sabe saben saber sabes sé según sea sean ser siempre sino siquiera tal tales también tampoco tan
			tanta tanto tener tipo toda todas todavía todo todos tras usted ustedes va vale vamos van varias varios vas vaya vayan veces vez voy
			vos x xq`
	case "ar":
		return `كيف أين متى لماذا هل ماذا ما من كم أي نريد أحتاج نحتاج أبحث نبحث أستطيع نستطيع يمكن يمكنني يمكننا أحد أحدا أحدًا
			عندما حين إذا لي لنا أن أنا نحن أنت هو هي هم هذا هذه ذلك تلك الذي التي الذين مع عند عندي هناك هنا فقط أيضا أيضًا جدا جدًا لا لم لن ليس قد كل ثم أو بل
			لو كيفية سوف مثل لكن لأن لأنه كان كنت كانت يكون تكون أكون ليست لست لدي لدينا عندك عندنا عنده عندها لك لكم له لها لهم به بها بي فيه فيها منه منها مني معي معك
			معنا معه معها إليه إليها إليك عليه عليها عليك عنه عنها عني أيضا هؤلاء أولئك حيث كما بينما حتى منذ سوى أينما مهما كلما ربما شيء شيئا شيئًا أشياء أريد يريد تريد أود
			أرغب أرجو رجاء لطفا شكرا شكرًا مرحبا أهلا نعم يجب ينبغي لازم ضروري ممكن يمكنك تستطيع يستطيع أقدر نقدر تقدر يقدر قادر بعض غير حول أنه أنها أني أنني إني إنه
			عايز عايزة عاوز عاوزة محتاج محتاجة ايه إيه ازاي إزاي فين امتى إمتى ليه مين اللي ده دي دول كده كدا مش مفيش حد حاجة حاجات دلوقتي دلوقت عشان علشان بتاع
			بتاعة لسه برضه كمان أوي قوي بس ولا خالص احنا إحنا انتي إنت إنتي عايزين عاوزين محتاجين حدش محدش
			بدي بدك بدنا بدها بدو شو ليش وين هلق هلأ هاد هاي هيك هون هنيك كتير شوي حدا مو عم رح راح لسا لحتى منشان مشان إلي إلنا فيني فينا شلون
			ابي ابغى أبغى نبغى ودي وش ايش إيش شنو الحين هذي مب يبي تبي وايد ابغا أبي
			بغيت نبغي كيفاش علاش واش شكون وقتاش دابا توا برشا بزاف ديال متاع باش راه راني كاين حاب حابة زي طيب`
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
