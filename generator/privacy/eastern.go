package privacy

import (
	"strings"
	"unicode/utf8"
)

// In Chinese, Korean and Japanese the surname comes first, and no space stands between.
var (
	easternCalled = pattern(`(?:联系人|聯絡人|联络人|负责人|負責人|主持人|召集人|请找|請找|联系|聯繫|연락처|담당자|담당|문의|진행자|連絡先|担当者|担当|世話人)` +
		`([ :：=]*)((?:\p{Han}{2,4}|(?:[\x{1100}-\x{1112}][\x{1161}-\x{1175}][\x{11A8}-\x{11C2}]?){3})(?:先生|女士|老师|老師|小姐|さん|様|님|씨)?)`)
	easternTitle = pattern(`(?:先生|女士|老师|老師|小姐|さん|様|님|씨)$`)
	// hanFamilies and hangulFamilies are the most common surnames.
	hanFamilies    = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
	hangulFamilies = plain("김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 전 홍 고 문 양 손 배 백 허 유 남 심 노 하 곽 성 차 주 우 구 민 진 지 엄 채 원 천 방 공").text
	// syllable is one of Korean, taken apart as the normal form has it.
	syllable = late(`^[\x{1100}-\x{1112}][\x{1161}-\x{1175}][\x{11A8}-\x{11C2}]?`)
)

// eastern finds the surnames of those whom readers are to ask. A short one that is
// among the common ones is certain; of others nobody knows where the surname ends.
func eastern(text string) []Find {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x1100 && r < 0x1200 || r >= 0x3040 && r < 0xA000 }) {
		return nil
	}
	var out []Find
	for _, m := range easternCalled().FindAllStringSubmatchIndex(text, -1) {
		name := text[m[4]:m[5]]
		first, n := utf8.DecodeRuneInString(name)
		bare := easternTitle().ReplaceAllString(name, "")
		told := strings.TrimSpace(text[m[2]:m[3]]) != ""
		known := strings.ContainsRune(hanFamilies, first)
		if s := syllable().FindString(name); s != "" {
			n = len(s)
			known = strings.Contains(" "+hangulFamilies+" ", " "+s+" ")
		}
		if known && told && len(bare) > n {
			out = append(out, Find{Kind: Surname, Start: m[4], End: m[4] + n, Certain: true})
		} else if (told || bare != name) && utf8.RuneCountInString(bare) > 2 {
			out = append(out, Find{Kind: Surname, Start: m[4], End: m[5]})
		}
	}
	return out
}
