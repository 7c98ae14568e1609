package demo

import "strings"

// hostileSubjects go to the leading client's newest spam mails, the newest
// first: what attackers write to the terminal, the spreadsheet and the person
// that reads a log, and what careless programs measure wrongly.
var hostileSubjects = []string{
	"[スパムメール]test",
	"[スパムメール]\x1b]0;x\a\x1b[2J当選のお知らせ",         // renames the terminal and clears it
	"[スパムメール]ﾊﾝｶｸ ﾌﾟﾚｾﾞﾝﾄ",                     // half-width kana with voicing marks of their own
	"髙①㈱ 代表取締役より",                              // in CP932, not in plain Shift_JIS
	"[スパムメール]👨\u200d👩\u200d👧\u200d👦 ご家族でどうぞ 🎁", // four people in one cell of two columns
	"🇯🇵 日本限定 送料無料",                             // two letters that are one flag
	"I ❤\ufe0f sale 👍🏽",                        // a selector and a skin tone that change the width
	"=cmd|' /C calc'!A0",                       // a formula to a spreadsheet
	"[スパムメール]お知らせ\n(二行目)",                      // a line end inside quotes
	longSubject,
	"請求書\u202Efdp.exe", // shown as exe.pdf by what obeys it
	"[スパムメール]\"引用符\", コンマ, と 'アポストロフィ'",
	"<script>alert(1)</script>",
	"[スパムメール]ですと\u200b11", // a space nobody sees
}

// longSubject is longer than any column is wide.
var longSubject = "[スパムメール]" + strings.Repeat("とても長い件名のお得なご案内 LIMITED OFFER ", 18) + "(終)"
