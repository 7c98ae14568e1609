package model

// stoppedWhere is the filter of the stopped lines of a message type.
func stoppedWhere(typ string) Filter {
	return And(anyWhere(typ), WithOutcome(Stopped))
}

// anyWhere is the filter of all lines of a message type.
func anyWhere(typ string) Filter {
	return Equals(FieldColumn("type"), typ)
}

var (
	countMeasure   = Measure{ID: "count", Label: Text{JA: "発生回数", EN: "Count"}}
	stoppedMeasure = Measure{ID: "stopped", Label: Text{JA: "阻止", EN: "Stopped"}, Where: WithOutcome(Stopped)}
	bytesMeasure   = Measure{ID: "bytes", Label: Text{JA: "使用(バイト)", EN: "Usage (bytes)"}, Sum: "bytes"}
	connections    = Measure{ID: "connections", Label: Text{JA: "接続", EN: "Connections"}, Sum: "connections"}
)

var (
	fromLines      = []SourceKind{KindLog, KindPrinted}
	fromStatistics = []SourceKind{KindStatistics, KindPrinted}
	fromPrinted    = []SourceKind{KindPrinted}
)

// Sections are the sections of the monthly report, in its order.
var Sections = []*Section{
	{
		ID: "clients", Number: 1, From: fromPrinted,
		Title: Text{JA: "VBBSSがインストールされているクライアントの概要", EN: "Clients with VBBSS installed"},
		Help: Text{
			JA: "端末用セキュリティソフト VBBSS の導入数です。デスクトップ、モバイル、契約シート数、利用率を並べますが、現在のレポートではこの表は空のまま発行されます。値がなくても異常ではありません。ログ行には紐付きません。",
			EN: "How far VBBSS, the endpoint protection, is rolled out: desktop and mobile clients, seats, utilisation. Today's reports print this table empty, which is no fault. No log lines stand behind it.",
		},
		Texts: []string{"desktop", "mobile", "seats", "utilisation"},
	},
	{
		ID: "connections", Number: 2, From: fromPrinted,
		Title: Text{JA: "接続の概要", EN: "Connections"},
		Help: Text{
			JA: "Cloud Edge が社内ネットワーク側で認識した MAC アドレスの数を機器ごとに示します。端末台数の目安です。機器がルーティングモードの場合は正確な数にならないことがあります。",
			EN: "How many MAC addresses each Cloud Edge device has seen on the inside: a rough count of terminals. It may be wrong when the device runs in routing mode.",
		},
		By: []string{"gateway"}, Columns: []string{"gateway"}, Measures: []Measure{connections},
	},
	{
		ID: "malware-users", Number: 3, From: fromLines, Where: stoppedWhere("malware"),
		Title: Text{JA: "不正プログラム/スパイウェアによりブロックされた上位10件のユーザ", EN: "Top users blocked for malware/spyware"},
		Help: Text{
			JA: "メールの添付ファイルやダウンロードしたファイルに不正プログラムやスパイウェアが見つかり、止められた回数を端末(IPアドレス)ごとに数えます。HTTP/HTTPS、SMTP、POP、FTP の通信が対象です。監視だけで通過したものは数えません。",
			EN: "How often malware or spyware was found in a mail attachment or a download and stopped, for each terminal (IP address). HTTP/HTTPS, SMTP, POP and FTP are scanned. What was only monitored and let through does not count.",
		},
		By: []string{"client_ip"}, Columns: []string{"client_ip"}, Measures: []Measure{countMeasure},
	},
	{
		ID: "spam-users", Number: 4, From: fromLines, Where: anyWhere("spam"),
		Title: Text{JA: "スパムメール対策によって検出された上位10件のユーザ", EN: "Top users detected by anti-spam"},
		Help: Text{
			JA: "送受信したメールがスパムと判定された数を端末(IPアドレス)ごとに数えます。判定は、検索エンジン(SMTP/POP3)、送信元IPの評価 ERS(SMTP、グローバルIPのみ)、キーワードやサイズによるコンテンツフィルタ(SMTP/POP3)によります。件名にタグを付けただけのものも含みます。クラウド側のメール検索に接続できない間は、コンテンツフィルタやフィッシングの検出もここに入ります。",
			EN: "How many mails sent or received were judged spam, for each terminal (IP address): by the scan engine (SMTP/POP3), by the sender's IP reputation ERS (SMTP, public addresses only), or by content filter rules (SMTP/POP3). Mails that were only tagged count too. While the cloud mail scan is out of reach, content-filter and phishing hits are booked here as well.",
		},
		By: []string{"client_ip"}, Columns: []string{"client_ip"}, Measures: []Measure{countMeasure},
	},
	{
		ID: "site-users", Number: 5, From: fromLines, Where: stoppedWhere("web-reputation"),
		Title: Text{JA: "不正サイトによってブロックされた上位10件のユーザ", EN: "Top users blocked for malicious sites"},
		Help: Text{
			JA: "Webレピュテーション(WRS)が危険と評価したサイトへのアクセスを止めた回数を端末(IPアドレス)ごとに数えます。1つのページが裏で何度も接続することがあるため、閲覧した回数とは一致しません。",
			EN: "How often access to a site rated dangerous by Web Reputation (WRS) was stopped, for each terminal (IP address). One page may connect many times behind the scenes, so this is not how often somebody looked.",
		},
		By: []string{"client_ip"}, Columns: []string{"client_ip"}, Measures: []Measure{countMeasure},
	},
	{
		ID: "bandwidth-users", Number: 6, From: fromStatistics,
		Title: Text{JA: "帯域幅別の上位10件のユーザ", EN: "Top users by bandwidth"},
		Help: Text{
			JA: "Cloud Edge を通ってインターネットとやり取りしたデータ量を端末(IPアドレス)ごとに合計します。回線が遅いときに、どの端末が帯域を使っているかを知る手掛かりです。機器には統計だけが残るため、個々の通信のログ行はありません。",
			EN: "How much data each terminal (IP address) exchanged with the internet through Cloud Edge: where to look first when the line is slow. The device keeps statistics only, so there are no log lines of single connections.",
		},
		By: []string{"client_ip"}, Columns: []string{"client_ip"}, Measures: []Measure{bytesMeasure},
	},
	{
		ID: "malware", Number: 7, From: fromLines, Where: anyWhere("malware"),
		Title: Text{JA: "検出された上位10件の不正プログラム/スパイウェア", EN: "Top malware/spyware detected"},
		Help: Text{
			JA: "検出した不正プログラム/スパイウェアを検出名ごとに数えます。止めたものも、検知だけのものも含みます。検出名からトレンドマイクロの脅威データベースで内容と対処を調べられます。",
			EN: "Detections by malware or spyware name, stopped or only seen. The name leads to Trend Micro's threat encyclopedia, which tells what it does and what to do.",
		},
		By: []string{"malware"}, Columns: []string{"malware"}, Measures: []Measure{countMeasure},
	},
	{
		ID: "ips", Number: 8, From: fromLines, Where: anyWhere("ips"),
		Title: Text{JA: "上位10件のIPS検出", EN: "Top IPS detections"},
		Help: Text{
			JA: "通信の中身を約6,500のシグネチャと照合し、攻撃とみなしたものをルールごとに数えます。端末に実際に脆弱性があるかどうかは判断していません。通常の HTTP の要求や応答がパターンに一致することもあります。監視だけの設定もあるため、「阻止」の数を合わせて見てください。CVE番号は JVN iPedia で調べられます。",
			EN: "Traffic that matched one of about 6,500 attack signatures, by rule. Nothing says that the terminal is vulnerable, and ordinary HTTP may match a pattern. IPS may be set to monitor only, so read the stopped count beside it. CVE numbers lead to JVN iPedia.",
		},
		By: []string{"rule_id", "rule"}, Columns: []string{"rule_id", "rule", "cve", "severity"},
		Measures: []Measure{countMeasure, stoppedMeasure},
	},
	{
		ID: "url-categories", Number: 9, From: fromLines, Where: stoppedWhere("url-filter"),
		Title: Text{JA: "ブロックされた上位10件のURLカテゴリ", EN: "Top URL categories blocked"},
		Help: Text{
			JA: "ポリシーで禁止した分類のサイトへのアクセスを止めた回数を、URLカテゴリごとに数えます。すべてのURLが分類されているわけではありません。",
			EN: "How often access was stopped because the policy forbids the site's URL category. Not every URL on the internet has a category.",
		},
		By: []string{"url_category"}, Columns: []string{"url_category"}, Measures: []Measure{countMeasure},
	},
	{
		ID: "apps", Number: 10, From: fromLines, Where: stoppedWhere("app-control"),
		Title: Text{JA: "ブロックされた上位10件のアプリケーション", EN: "Top applications blocked"},
		Help: Text{
			JA: "ポリシーで禁止したアプリケーション(HTTP/HTTPS を使うもの)の通信を止めた回数を、アプリ名ごとに数えます。",
			EN: "How often an application that the policy forbids (those that use HTTP/HTTPS) was stopped, by application.",
		},
		By: []string{"app"}, Columns: []string{"app"}, Measures: []Measure{countMeasure},
	},
}
