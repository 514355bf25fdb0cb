package interchange

import (
	"strings"
	"testing"
)

const rule80 = "________________________________________________________________________________"

// invitations are what programs write below descriptions.
var invitations = map[string]string{
	"teams": rule80 + "\nMicrosoft Teams meeting\nJoin on your computer, mobile app or room device\n" +
		"Click here to join the meeting<https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0>\n" +
		"Meeting ID: 123 456 789 012\nPasscode: QQabcd\nDownload Teams<https://www.microsoft.com/en-us/microsoft-teams/download-app> | " +
		"Join on the web<https://www.microsoft.com/microsoft-teams/join-a-meeting>\nOr call in (audio only)\n" +
		"+44 20 7946 0000,,12345678#   United Kingdom, London\nPhone Conference ID: 123 456 78#\n" +
		"Find a local number<https://dialin.teams.microsoft.com/x> | Reset PIN<https://mysettings.lync.com/pstnconferencing>\n" +
		"Learn More<https://aka.ms/JoinTeamsMeeting> | Meeting options<https://teams.microsoft.com/meetingOptions/?x>\n" + rule80,
	"teams, newer": rule80 + "\nMicrosoft Teams Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\n" +
		"Join the meeting now<https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0>\nMeeting ID: 123 456 789 012\n" +
		"Passcode: QQabcd\n" + rule80 + "\nFor organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?x>\n" + rule80,
	"teams, of no language": rule80 + "\nMicrosoft Teams-Besprechung\nHier klicken<https://teams.microsoft.com/l/meetup-join/19/0>\n" +
		"Besprechungs-ID: 123 456 789 012\n" + rule80,
	"teams, cut off": rule80 + "\nMicrosoft Teams meeting\nJoin on your computer, mobile app or room device\n" +
		"Click here to join the meeting<https://teams.microsoft.com/l/meetup-join/19/0>",
	"google": "-::~:~::~:~:~:~:~:~:~:~:~:~::~:~::-\nJoin with Google Meet: https://meet.google.com/abc-defg-hij\n" +
		"Or dial: (GB) +44 20 7946 0000 PIN: 123456789#\nMore phone numbers: https://tel.meet/abc-defg-hij?pin=1234567890123\n\n" +
		"Learn more about Meet at: https://support.google.com/a/users/answer/9282720\n\nPlease do not edit this section.\n" +
		"-::~:~::~:~:~:~:~:~:~:~:~:~::~:~::-",
	"zoom": "Jane QQBloggs is inviting you to a scheduled Zoom meeting.\n\nTopic: Tea\n" +
		"Time: Jan 6, 2026 06:30 PM London\n        Every week on Tue, 10 occurrence(s)\n\nJoin Zoom Meeting\n" +
		"https://us02web.zoom.us/j/1234567890?pwd=QQtoken\n\nMeeting ID: 123 456 7890\nPasscode: QQabcd\n\n---\n\n" +
		"One tap mobile\n+442079460000,,1234567890#,,,,*123456# United Kingdom\n\n---\n\nDial by your location\n" +
		"• +44 20 7946 0000 United Kingdom\n\nMeeting ID: 123 456 7890\n\nFind your local number: https://us02web.zoom.us/u/abc\n",
	"zoom, short": "Join Zoom Meeting\nhttps://zoom.us/j/1234567890",
	"zoom, in French": "Camille vous invite à une réunion Zoom planifiée.\n\nSujet : Thé\nHeure : 6 janv. 2026 18:30 Paris\n" +
		"Participer à la réunion Zoom\nhttps://zoom.us/j/1234567890\n\nID de réunion: 123 456 7890\nCode secret: QQabcd",
}

// TestWrittenByPrograms: what programs write below a description goes whole, and what people wrote
// above and below it stays.
func TestWrittenByPrograms(t *testing.T) {
	for name, text := range invitations {
		for _, around := range [][2]string{{"Bring a cup.\n\n", ""}, {"", ""}, {"Bring a cup.\nRing first.\n", "\n\nWe meet in the hall."},
			{"", "\n\nOur website: https://tea.example/"}} {
			want := strings.TrimSpace(around[0]) + "\n" + strings.TrimSpace(around[1])
			got, taken := withoutInvitation(around[0] + text + around[1])
			if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") || taken == "" {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		escaped := strings.NewReplacer("\n", `\n`, ",", `\,`, ";", `\;`).Replace("Bring a cup.\n" + text)
		in := readText(t, calendar(event(everyTuesday+"\nDESCRIPTION:"+escaped)))
		if len(in.Drafts) != 1 {
			t.Fatalf("%s: %v", name, in.Findings)
		}
		page := in.Drafts[0].File()
		if !strings.Contains(page, "summary: Bring a cup.\n") || !strings.Contains(page, "online:") ||
			!strings.Contains(page, "url: \"https://") || strings.Contains(page, "QQ") || strings.Contains(page, "Meeting ID") {
			t.Errorf("%s: %s", name, page)
		}
	}
	for _, own := range []string{"We have a Microsoft Teams meeting each Tuesday.", "Join Zoom Meeting fans for tea.",
		"Above\n" + rule80 + "\nBelow", "Time: 6pm", "Topic: grief\nTime: six", "Anna invites you to tea."} {
		if got, taken := withoutInvitation(own); got != own || taken != "" {
			t.Errorf("%q: %q %q", own, got, taken)
		}
	}
}
