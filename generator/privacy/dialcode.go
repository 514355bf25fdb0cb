package privacy

// dialCode begins with what no number begins with, or has a star before digits.
var dialCode = late(`^[^\pN,;]*[#＃][ ]*\pN|[*＊][ ]*[#＃]?[ ]*\pN`)

// IsDialCode reports whether a text has what a network is told to do, and is nobody's number:
// *21#, and **21*…#, which turns the reader's calls over to somebody (3GPP TS 22.030). What
// is sent behind a pause, as the code of a conference, is none.
func IsDialCode(phone string) bool { return dialCode().MatchString(pause().Split(phone, 2)[0]) }

var pause = late(`[,;]`)
