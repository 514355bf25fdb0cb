package privacy

import "strings"

// words are what people call a password.
type words struct {
	kind Kind
	how  strength
	list string // by "|"; a space is any space, hyphen or none
}

// strength says how sure a word is.
type strength int

const (
	strong strength = iota
	weak            // has other meanings, too: what follows is a password when there is a digit in it
	spoken          // has a password behind it where it is said what it is: "the word at the door is"
	bare            // is one where nothing stands before it that says of what: "zip code"
)

// labels are the words before a password, by language as far as they differ.
var labels = []words{
	{HostKey, strong, "host key|host code|host pin|hostkey|host-key|moderator code|moderator pin|moderator " +
		"key|leader pin|leader code|" +
		"organizer pin|organiser pin|claim host|clé d'animateur|clé d’animateur|clé d'hôte|clé d’hôte|code animateur|" +
		"clave de anfitrión|clave del anfitrión|moderatorcode|moderatoren-pin|host-schlüssel|مفتاح المضيف|chave do " +
		"anfitrião|ключ организатора"},
	// en
	{Passcode, strong, "passcode|passc0de|p@sscode|pa$$code|p4sscode|p@ssword|passw0rd|p@ssw0rd|pa$$word|pass code|password|pass word|passwd|passphrase|pwd|psw|access code|security " +
		"code|entry code|participant code|participant pin|attendee code|" +
		// de
		"passwort|paßwort|kennwort|kenncode|zugangscode|zugangs-code|zutrittscode|einwahl-pin|teilnehmer-pin|geheimcode|" +
		// fr
		"mot de passe|code secret|code d'accès|code d’accès|code d'entrée|code d’entrée|code de réunion secret|mdp|" +
		// es, ca, eu, gl
		"contraseña|clave de acceso|clave de la reunión|código de acceso|codigo de acceso|código de " +
		"seguridad|contrasenya|pasahitza|contrasinal|" +
		"senha|palavra passe|palavra-passe|código de entrada|" + // pt
		// it
		"parola d'ordine|parola d’ordine|parola chiave|codice di accesso|codice d'accesso|codice d’accesso|codice " +
		"segreto|" +
		"wachtwoord|toegangscode|" + // nl
		// pl, cs, sk, hr, hu, ro, lt, et
		"kod dostępu|heslo|přístupový kód|prístupový " +
		"kód|lozinka|zaporka|jelszó|jelszava|parolă|slaptažodis|salasõna|parool|" +
		"lösenord|adgangskode|kodeord|passord|tilgangskode|salasana|pääsykoodi|lykilorð|" + // sv, da, nb, fi, is
		// tr, sq, id, ms, vi, sw, cy, ga, eo
		"şifre|şifresi|parolası|erişim kodu|fjalëkalimi|fjalëkalim|kata sandi|kata laluan|mật khẩu|nenosiri|neno la " +
		"siri|cyfrinair|pasfhocal|pasvorto|" +
		// ru, uk, bg, sr, mk, el
		"пароль|парола|парол|лозинка|шифра за приступ|код доступа|код доступу|κωδικός πρόσβασης|κωδικός εισόδου|" +
		"كلمة السر|كلمة سر|كلمة المرور|كلمة مرور|رمز المرور|الرمز السري|رمز الدخول|رقم سري|الرقم السري|" + // ar
		"رمز عبور|گذرواژه|پاس ورڈ|پاس کوڈ|" + // fa, ur
		// he, hi, bn, ta, te, pa
		"סיסמה|סיסמא|סיסמת|קוד כניסה|קוד גישה|पासवर्ड|पासकोड|कूटशब्द|পাসওয়ার্ড|পাসকোড|கடவுச்சொல்|రహస్యపదం|ਪਾਸਵਰਡ|" +
		"密码|密碼|口令|会议密码|會議密碼|通行码|パスワード|パスコード|暗証番号|비밀번호|암호|패스코드|รหัสผ่าน|የይለፍ ቃል"}, // zh, ja, ko, th, am
	{Passcode, strong, "secret word|secret phrase|secret name|mot secret|phrase secrète|palabra secreta|palavra secreta|parola segreta|" +
		"geheimwort|losungswort|codewort|geheim woord|geheimwoord|codewoord|hemligt ord|tajne słowo|gizli kelime|секретное слово|" +
		"الكلمة السرية|كلمة سرية|code word|codeword|watchword|entry word|" +
		"einwahlcode|pin code|cod de acces|giriş kodu|belépési kód|kirjautumiskoodi|code " +
		"d'acces|code d'entree|" +
		"باسورد|باسوورد|پسورد|کلمه عبور|رمز ورود|패스워드|合言葉|入会密码|пароль для входа|код конференции|код для входа"},
	{Passcode, spoken, "word at the door|word for the door|word for the gate|word for the meeting|word for zoom|word to get in|word to join|word to enter|" +
		"sign in word|log in word|login word|joining word|" +
		"phrase at the door|phrase to get in|phrase to join|digits|door word|entry phrase|answer at the door|" +
		"mot à la porte|mot pour entrer|mot pour rejoindre|mot de la porte|palabra en la puerta|palabra para entrar|palabra de la puerta|" +
		"wort an der tür|wort zum einlass|wort für die tür|wort für den einlass|türwort|parola alla porta|parola per entrare|palavra na porta|" +
		"palavra para entrar|woord aan de deur|woord om binnen te komen|ordet vid dörren|słowo przy drzwiach|слово у двери|слово для входа|" +
		"kapıdaki kelime|giriş kelimesi|الكلمة عند الباب|كلمة الدخول|كلمة الباب|کلمه ورود|המילה בכניסה"},
	{Passcode, weak, "meeting code|zoom code|room code|conference code|teams code|webex code|meeting pin|p/w|p.w|קוד|" +
		"guest code|visitor code|code invité|code d'invité|code visiteur|código de invitado|código de visitante|" +
		"gast code|gastzugang|besucher code|konferenz code|raum code|" +
		"رمز الضيف|كود الضيف|رمز المؤتمر|رقم المؤتمر السري"},
	{Entry, strong, "door code|gate code|key code|keypad code|keypad number|lockbox code|key safe code|keysafe " +
		"code|alarm code|entrance code|building code|" +
		// en
		"wifi password|wifi code|wifi key|wifi pass|wi-fi password|wi-fi code|wi-fi key|wireless password|network " +
		"password|" +
		// de
		"türcode|torcode|haustürcode|alarmcode|schlüsselsafe code|wlan passwort|wlan schlüssel|wlan code|wifi passwort|" +
		"code de la porte|code porte|code du portail|code d'entrée de l'immeuble|code de l'immeuble|code de " +
		"l’immeuble|code alarme|code de l'alarme|code de l’alarme|" +
		"code wifi|code wi-fi|code du wifi|clé wifi|clé wi-fi|digicode|" + // fr
		"código de la puerta|codigo de la puerta|código del portal|código de la alarma|codigo de la alarma|código " +
		"puerta|código alarma|clave de la puerta|" +
		// es
		"clave de la alarma|clave wifi|clave del wifi|clave de wifi|contraseña wifi|contraseña del wifi|contraseña " +
		"de la wifi|" +
		// pt, it
		"código da porta|código do alarme|senha do wifi|senha wifi|codice porta|codice della porta|codice " +
		"allarme|codice del cancello|" +
		// nl, sv, da, fi, tr
		"deurcode|poortcode|wifi-wachtwoord|wifi wachtwoord|portkod|dörrkod|larmkod|dørkode|ovikoodi|kapı " +
		"kodu|alarm kodu|wifi şifresi|" +
		"kod do drzwi|kod do domofonu|kod do furtki|kod do alarmu|kód dveří|код двери|код домофона|код от двери|код " +
		"сигнализации|пароль wifi|пароль от wifi|" +
		"رمز الباب|رمز البوابة|كود الباب|كود البوابة|رقم الباب السري|رمز الإنذار|رمز الانذار|كود الإنذار|رمز " +
		"الخزنة|رمز صندوق المفاتيح|رمز المبنى|كود المبنى|" +
		// ar
		"كلمة سر الواي فاي|كلمة مرور الواي فاي|رمز الواي فاي|كود الواي فاي|كلمة السر للواي فاي|باسورد الواي فاي|" +
		"קוד לדלת|קוד הדלת|门禁密码|门密码|無線密碼|无线密码"},
	{Entry, weak, "alarm|alarm off|alarm set|key safe|keysafe|key box|keybox|lock box|lockbox|padlock|keypad|combination|door " +
		"entry|wifi|wi-fi|wlan|door pin|" +
		"schlüsselsafe|schlüsseltresor|alarmanlage|alarme|boîte à clés|boîte à clefs|interphone|cadenas|alarma|caja " +
		"de llaves|candado|portero automático|" +
		"cassetta delle chiavi|sleutelkluis|nyckelbox|alarmi|الإنذار|انذار|إنذار|خزنة المفاتيح|صندوق المفاتيح|واي " +
		"فاي|сейф для ключей|сигнализация"},
	{Passcode, weak, "pin|pw|clave|hasło|haslo|geslo|parole|parola|κωδικός|κωδικος|шифра|入室码"},
	{Passcode, bare, "pass|pc|code|código|codigo|codice|kod|koodi|kode|koda|رمز|كود|код|コード"},
}

// notSecret are the words that follow "password" where none is told.
var notSecret = set("a about after all an and any are as ask asked at available be before by call can click contact " +
	"email enter for from get given has have if in " +
	"into is it link list need needed needs no none not of on only or please prior protected provided register " +
	"required request reset rsvp same see sent so " +
	"text that the then there this to upon us via visit we when will with you your n/a tba tbc " +
	"auf anfrage bei bitte beim wird per über nach erfragen erhalten und oder " +
	"sur demande demander demandez auprès envoyé requis par nécessaire et ou est à " +
	"bajo petición pedir pida solicitar solicite necesaria y o es por a " +
	"sob pedido peça necessária na op aanvraag su richiesta chiedere на по запросу عند اطلب من")

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// otherCodes are the words that make another thing of a code: "zip code". The number of
// a meeting is none that lets in.
var otherCodes = set(foldedLetters("boarding bus travel railway zip post postal dress area country dial dialling dialing calling " +
	"qr bar source discount promo voucher sort tax course module product " +
	"colour color penal civil labour labor highway morse charity ref reference language currency station airport " +
	"state region meeting room legal ethical " +
	"llamada palabra почтовый البريدي المنطقة الدولة البلد الخصم التخفيض المنتج اللباس السلوك"))

// secretParameters are the parameters of addresses that let in whoever has them.
var secretParameters = set("pwd pw psw pass passwd password passcode pin secret meetingpassword meeting_password " +
	"kennwort passwort senha mdp " +
	"tk zak token access_token accesstoken auth_token authtoken auth id_token refresh_token jwt bearer key api_key " +
	"apikey authkey auth_key " +
	"sig signature x-amz-signature x-goog-signature ticket otp hostkey host_key session sessionid session_id " +
	"jsessionid phpsessid sid " +
	"zpk roomkey meetingpasswd emailtoken resourcekey accesskey " +
	"invitecode invite_code joincode join_code invitetoken invite_token magic login_token client_secret")

// ordinary are words with a capital letter after a name that are no surname.
var ordinary = set("on at in or and to for from by via the a monday tuesday wednesday thursday friday saturday " +
	"sunday zoom teams skype whatsapp signal " +
	"telegram email e-mail phone text call ring meeting group street road avenue hall church library room house " +
	"centre center january february march april " +
	"may june july august september october november december us if when please dr mr mrs ms")
