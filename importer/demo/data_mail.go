package demo

// In templates a number stands in place of every #.

var spamNames = []string{
	"info", "news#", "campaign", "support-#", "winner", "makinom#", "sales", "no-reply", "promo.#", "bounce-#",
	"お知らせ", "admin", "mailer-#", "hana#", "dr.smith",
}

// spamDomains, the busiest first.
var spamDomains = []string{
	"kaimono-otoku.test", "lucky-prize.example", "mail.okozukai.invalid", "cheap-pills.example", "bulk7.news.test",
	"deai-now.invalid", "crypto-gain.example", "shop-brand.test", "fukugyo.example", "seo-rank.invalid", "loan24.test",
}

var spamSubjects = []string{
	"【当選】#万円分のギフト券が届いています", "本日限定!ブランド品が最大#%OFF", "副業で月収#万円、誰でも簡単", "ですと#", "test#",
	"未承諾広告※ お得なキャンペーン第#弾", "あなたへの特別なご案内 #", "即日融資、審査なし、#分で振込", "Re: 先日の件(#)",
	"【至急】アカウントの確認が必要です No.#", "健康食品 #日間お試し", "高収入アルバイトのご紹介", "SEO対策で検索順位#位へ",
	"○○様、#件の新着メッセージがあります", "FX自動売買ツール 無料配布 残り#名", "秘密の写真を見ませんか #",
	"You have won $#,000", "Cheap watches -#% today only", "Guaranteed to lose # lbs in 30 days", "Re: your invoice #",
	"Make money from home, no experience #", "Bitcoin doubled in # days", "Dear friend, urgent business proposal",
	"FORTUNE # COMPANY HIRING, AT HOME REPS.", "Refinance now - # approved", "Your parcel #, \"final notice\"",
}

// partners send good mails that are sometimes tagged all the same.
var partners = []string{
	"tanabe@kogyo.example", "order@buhin-center.example", "haruka.ueno@logistics.test", "newsletter@gyokai-shimbun.example",
	"kenshu@shokokaigisho.example", "keiri@setsubi.example", "j.miller@parts-europe.example", "yoyaku@ryokan.test",
}

var goodSubjects = []string{
	"見積書送付の件(#)", "【ご確認】#月度 請求書", "会議の日程について", "業界ニュース 第#号", "納期変更のお願い 注文No.#",
	"研修会のご案内", "Re: Re: 図面の差し替え #", "Quotation #", "ホテル予約確認 #",
}

// bait is a phishing mail: who it says it is, and where its link goes.
type bait struct{ sender, subject, host string }

var phishingMails = []bait{
	{"security@bank-login.invalid", "【重要】口座の利用を一時停止しました", "bank-login.invalid"},
	{"account@card-kakunin.test", "カードご利用内容の確認 #", "www.card-kakunin.test"},
	{"delivery@takuhai-futsu.invalid", "お荷物をお預かりしています(#)", "takuhai-futsu.invalid"},
	{"noreply@mail-quota.example", "Your mailbox is full (#%)", "webmail.mail-quota.example"},
	{"tax@nouzei-info.test", "税金のお支払いについて 最終警告", "nouzei-info.test"},
}

var contentSubjects = []string{"顧客名簿の送付 #", "【社外秘】価格表 第#版", "履歴書 応募者#", "パスワードのお知らせ", "大容量ファイル送付 #"}

var myNumberSubjects = []string{"扶養控除申告書 #", "マイナンバー一覧(#名)", "年末調整の書類"}

var attachmentSubjects = []string{
	"請求書 #", "Re: 注文書の件", "FW: 支払い明細 #", "Scanned image from MX-#", "【再送】写真", "INVOICE #", "配送状況 #",
}

var documents = []string{"顧客名簿_#.xlsx", "価格表(社外秘)#.pdf", "履歴書.docx", "図面①.zip", "パスワード.txt"}

var attachments = []string{
	"請求書#.xlsm", "見積書(改訂#版).doc", "写真.zip", "invoice_#.js", "SCAN#.pdf.exe", "支払い明細,#.xls", "DOC#.rtf", "お届け予定.lzh",
}

var downloads = []string{
	"setup_#.exe", "update.msi", "無料ソフト#.exe", "player.apk", "toolbar#.cab", "マクロ集.xlsm", "a#.scr", "driver.sys", "install.sh",
}
