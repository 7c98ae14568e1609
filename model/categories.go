package model

// urlCategories are the categories of web sites, in both languages. They are
// there to be read and found by, and nothing is compared by them: an export has
// its own word, and no export in Japanese was seen that would confirm them.
var urlCategories = []Text{
	{JA: "妊娠中絶", EN: "Abortion"},
	{JA: "アダルト/成人向けコンテンツ", EN: "Adult/Mature Content"},
	{JA: "アルコール/タバコ", EN: "Alcohol/Tobacco"},
	{JA: "ギャンブル", EN: "Gambling"},
	{JA: "違法薬物", EN: "Illegal Drugs"},
	{JA: "違法/問題のある行為", EN: "Illegal/Questionable"},
	{JA: "下着/水着", EN: "Intimate Apparel/Swimsuit"},
	{JA: "マリファナ", EN: "Marijuana"},
	{JA: "ヌード", EN: "Nudity"},
	{JA: "ポルノ", EN: "Pornography"},
	{JA: "性教育", EN: "Sex Education"},
	{JA: "悪趣味", EN: "Tasteless"},
	{JA: "暴力/憎悪/人種差別", EN: "Violence/Hate/Racism"},
	{JA: "武器", EN: "Weapons"},
	{JA: "オークション", EN: "Auctions"},
	{JA: "仲介/取引", EN: "Brokerage/Trading"},
	{JA: "ビジネス/経済", EN: "Business/Economy"},
	{JA: "金融サービス", EN: "Financial Services"},
	{JA: "求人/転職", EN: "Job Search/Careers"},
	{JA: "不動産", EN: "Real Estate"},
	{JA: "ショッピング", EN: "Shopping"},
	{JA: "ブログ/Webコミュニケーション", EN: "Blogs/Web Communications"},
	{JA: "チャット/インスタントメッセージ", EN: "Chat/Instant Messaging"},
	{JA: "メール", EN: "Email"},
	{JA: "インターネット電話", EN: "Internet Telephony"},
	{JA: "ニュースグループ", EN: "Newsgroups"},
	{JA: "検索エンジン/ポータル", EN: "Search Engines/Portals"},
	{JA: "ソーシャルネットワーキング", EN: "Social Networking"},
	{JA: "Webホスティング", EN: "Web Hosting"},
	{JA: "インフラストラクチャ", EN: "Infrastructure"},
	{JA: "Web広告", EN: "Web Advertisement"},
	{JA: "コンピュータ/インターネット", EN: "Computers/Internet"},
	{JA: "教育", EN: "Education"},
	{JA: "政府/法律", EN: "Government/Legal"},
	{JA: "健康", EN: "Health"},
	{JA: "軍事", EN: "Military"},
	{JA: "ニュース/メディア", EN: "News/Media"},
	{JA: "政治", EN: "Politics"},
	{JA: "参考資料", EN: "Reference"},
	{JA: "翻訳/キャッシュ", EN: "Translators/Cached Pages"},
	{JA: "乗り物", EN: "Vehicles"},
	{JA: "未評価", EN: "Unrated"},
	{JA: "未評価", EN: "Untested"},
	{JA: "新規ドメイン", EN: "Newly Observed Domain"},
	{JA: "アドウェア", EN: "Adware"},
	{JA: "C&Cサーバ", EN: "C&C Server"},
	{JA: "コインマイナー", EN: "Coin Miners"},
	{JA: "Cookie", EN: "Cookies"},
	{JA: "ダイヤラ", EN: "Dialers"},
	{JA: "不正プログラムの媒介", EN: "Disease Vector"},
	{JA: "ハッキング", EN: "Hacking"},
	{JA: "ジョークプログラム", EN: "Joke Programs"},
	{JA: "AdSense目的のサイト", EN: "Made for AdSense sites"},
	{JA: "不正プログラムの共犯", EN: "Malware Accomplice"},
	{JA: "パスワード解析", EN: "Password Cracking Applications"},
	{JA: "フィッシング", EN: "Phishing"},
	{JA: "不正の可能性があるソフトウェア", EN: "Potentially Malicious Software"},
	{JA: "プロキシ回避", EN: "Proxy Avoidance"},
	{JA: "ランサムウェア", EN: "Ransomware"},
	{JA: "リモートアクセス", EN: "Remote Access Applications"},
	{JA: "詐欺", EN: "Scam"},
	{JA: "スパム", EN: "Spam"},
	{JA: "スパイウェア", EN: "Spyware"},
	{JA: "Webバグ", EN: "Web Bugs"},
	{JA: "活動家グループ", EN: "Activist Groups"},
	{JA: "代替ジャーナル", EN: "Alternative Journals"},
	{JA: "芸術", EN: "Arts"},
	{JA: "カルト/オカルト", EN: "Cult/Occult"},
	{JA: "文化施設", EN: "Cultural Institutions"},
	{JA: "娯楽", EN: "Entertainment"},
	{JA: "子供向け", EN: "For Kids"},
	{JA: "ゲーム", EN: "Games"},
	{JA: "同性愛", EN: "Gay/Lesbian"},
	{JA: "ユーモア/ジョーク", EN: "Humor/Jokes"},
	{JA: "個人サイト", EN: "Personal Sites"},
	{JA: "出会い", EN: "Personals/Dating"},
	{JA: "レクリエーション/趣味", EN: "Recreation/Hobbies"},
	{JA: "宗教", EN: "Religion"},
	{JA: "飲食", EN: "Restaurants/Dining/Food"},
	{JA: "社会/ライフスタイル", EN: "Society/Lifestyle"},
	{JA: "狩猟/射撃", EN: "Sport Hunting and Gun Clubs"},
	{JA: "スポーツ", EN: "Sports"},
	{JA: "旅行", EN: "Travel"},
	{JA: "インターネットラジオ/TV", EN: "Internet Radio and TV"},
	{JA: "有料ネットサーフィン", EN: "Pay to Surf"},
	{JA: "ピアツーピア", EN: "Peer-to-Peer"},
	{JA: "個人ネットワークストレージ/ファイルダウンロードサーバ", EN: "Personal Network Storage/File Download Servers"},
	{JA: "写真検索", EN: "Photo Searches"},
	{JA: "着信音/携帯ダウンロード", EN: "Ringtones/Mobile Phone Downloads"},
	{JA: "ソフトウェアダウンロード", EN: "Software Downloads"},
	{JA: "ストリーミングメディア/MP3", EN: "Streaming Media/MP3"},
}

var urlCategoryIndex = indexCategories()

// indexCategories finds a category by either word. One that stands for several
// finds none, because nobody can say which was meant.
func indexCategories() map[string]Text {
	index := map[string]Text{}
	for _, c := range urlCategories {
		for _, word := range []string{c.JA, c.EN} {
			name, found := FoldName(word), c
			if other, taken := index[name]; taken && other != c {
				found = Text{}
			}
			index[name] = found
		}
	}
	return index
}
