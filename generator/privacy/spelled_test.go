package privacy_test

import (
	"strings"
	"testing"

	"peerhub/generator/privacy"
)

// TestSpelled: however a figure is written beside the word for a password, it goes, and
// what stands around it stays.
func TestSpelled(t *testing.T) {
	for _, text := range []string{
		"Passcode (580779)", "Passcode, 123456", "Passcode. 1234", "Passcode | 580780", "Passcode → 580781",
		"Passcode // 580782",
		"[Passcode]: 580783", "Passcode no. 123456", "Passcode number is 580784", "The password is lowercase abc123",
		"The passcode will be 580785", "The passcode was 580786", "The passcode has changed to 580787",
		"The passcode has been changed to 580788",
		"Enter 580832 when prompted", "When prompted, enter passcode 580832", "Enter 580832 when you are asked for it",
		"580829 (password)",
		"580828 is the password", "Use 580827 as the password", "Passcode: 580789 or 580790",
		"Passcode: 580791 and 580792",
		"Passcode: 580793\n580794", "pass: 580795", "P/W: 580796", "P/W 580796", "PC: 580797", "Meeting code 580798",
		"Zoom code: 580799",
		"Room code: 580800", "Einwahlcode 580801", "PIN-Code: 580802", "Code d'entree : 580803", "Code d'acces 580804",
		"Contrasena: 580805",
		"Sifre: 580806", "Giriş kodu: 580807", "Giris kodu 580807", "Belépési kód: 580808", "Cod de acces: 580809",
		"קוד: 580810", "קוד 580810",
		"باسورد: 580811", "باسورد 580811", "كلمه السر 580812", "پسورد: 580813", "کلمه عبور 580814", "패스워드: 580815",
		"合言葉：580816",
		"入会密码 580817", "入会密码：580817", "Пароль для входа 580818", "Пароль для входа: 580818", "Код конференции 580819",
		"The passcode for our Zoom meeting is 580820", "Passcode = 580821", "Passcode: [580822]", "A senha é 580823",
		"When prompted for the passcode, enter 580824", "Passcode — **580825**", "| Passcode | 580826 |",
		"The passcode (580830) is new",
	} {
		got, _ := privacy.Clean("Tea at 18:30.\n"+text+"\nCome in 2026.", privacy.Kind.Secret)
		for _, secret := range []string{"5807", "5808", "1234", "abc123"} {
			if strings.Contains(got, secret) {
				t.Errorf("%q became %q", text, got)
			}
		}
		if !strings.HasPrefix(got, "Tea at 18:30.") || !strings.HasSuffix(got, "\nCome in 2026.") {
			t.Errorf("of %q too much went: %q", text, got)
		}
	}
}

func TestSpelledStays(t *testing.T) {
	for _, text := range []string{
		"We keep the code of conduct of 2019.", "No password is needed.", "No password is needed. 45 people come.",
		"A PIN board hangs at the door, 1234 notes on it",
		"Dress code: casual", "The dress code is casual", "Ask for the password on 0113 496 0118",
		"Passwords are sent at 18:30", "Password: sent by e-mail at 18:30",
		"The passcode changes on 12.12.2026", "The passcode was changed. We meet in 2026.",
		"Passwords and PINs are private.",
		"The code (of conduct) is on page 1234", "Code, 2nd edition", "Write your own code and be kind",
		"Meeting code abc-defg-hij", "Meeting ID 80000001 (password by mail)",
		"Meeting ID: 80000001, password on request", "A PC, 1200 books and a kettle",
		"Pass the salt at 1800 Main Street", "Boarding pass: 123456",
		"You are asked to enter by the blue door", "Password e ID: su richiesta", "We have used 1234 as our room",
		"The Highway Code (2022)",
		"PIN board, 24 Main Street", "Postal code 60601", "Enter the password when you are asked.",
		"The password is needed from 2026",
		"UID:tea-1@example.org", "E-mail:info@example.org",
		"El código de conducta de 2019", "Code postal : 75011", "Le code de conduite 2019", "Der Code ist offen",
		"קוד לבוש: חופשי", "Area code 0113",
	} {
		if got, found := privacy.Clean(text, privacy.Kind.Secret); got != text {
			t.Errorf("%q became %q (%v)", text, got, found)
		}
	}
}
