package model

// Types are the message types a log line can have. Codes are stored in case
// files and never change; the list is open, a word outside it is kept as read.
var Types = []Word{
	{Code: 1, ID: "ips", Label: Text{JA: "IPS", EN: "IPS"}, Also: []string{"Intrusion Prevention"}, Category: InternetSecurity},
	{Code: 2, ID: "dos", Label: Text{JA: "DoS対策", EN: "Anti-DoS"}, Also: []string{"Anti-Dos", "DoS"}, Category: InternetSecurity},
	{Code: 3, ID: "https-cert", Label: Text{JA: "HTTPS証明書ブロック", EN: "HTTPS Certificate Block"}, Also: []string{"HTTP Cert Error", "Client Cert Error"}, Category: InternetSecurity},
	{Code: 4, ID: "spam", Label: Text{JA: "スパムメール対策", EN: "Email Anti-spam"}, Also: []string{"Anti-Spam", "Anti-spam", "Email Anti-Spam", "スパムメール"}, Category: InternetSecurity},
	{Code: 5, ID: "phishing", Label: Text{JA: "フィッシング対策", EN: "Anti-Phishing"}, Also: []string{"フィッシング", "Phishing", "Email Anti-Phishing"}, Category: InternetSecurity},
	{Code: 6, ID: "mynumber", Label: Text{JA: "マイナンバー", EN: "Email MyNumber"}, Category: InternetSecurity},
	{Code: 7, ID: "content", Label: Text{JA: "コンテンツフィルタ", EN: "Email Content"}, Also: []string{"Content Filter"}, Category: InternetSecurity},
	{Code: 8, ID: "malware", Label: Text{JA: "不正プログラム対策", EN: "Anti-Malware"}, Also: []string{"不正プログラム/スパイウェア", "ウイルスログ", "スパイウェアログ", "Malware", "Virus", "Spyware"}, Category: InternetSecurity},
	{Code: 9, ID: "web-reputation", Label: Text{JA: "Webレピュテーション", EN: "Web Reputation"}, Also: []string{"WRS", "WRSログ", "不正サイト"}, Category: InternetSecurity},
	{Code: 10, ID: "cnc", Label: Text{JA: "C&Cコンタクトアラート", EN: "C&C Contact Alert"}, Also: []string{"CCCAログ", "Botnet", "ボット検出ログ", "C&C Callback"}, Category: InternetSecurity},
	{Code: 11, ID: "file-type", Label: Text{JA: "ファイル拡張子違反", EN: "File Extension Blacklist"}, Also: []string{"ファイルタイプブロックログ", "File Type Block"}, Category: InternetSecurity},
	{Code: 12, ID: "firewall", Label: Text{JA: "ファイアウォール", EN: "Firewall"}, Category: PolicyEnforcement},
	{Code: 13, ID: "url-filter", Label: Text{JA: "URLフィルタ", EN: "URL Filtering"}, Also: []string{"URLフィルタリング", "URLフィルタログ", "URL Filter"}, Category: PolicyEnforcement},
	{Code: 14, ID: "url-list", Label: Text{JA: "ブロックURLリスト", EN: "URL Blacklist"}, Also: []string{"グローバルURLブロックローカルリストログ"}, Category: PolicyEnforcement},
	{Code: 15, ID: "app-control", Label: Text{JA: "アプリケーション制御", EN: "Application Control"}, Also: []string{"アプリブロックログ", "アプリケーションコントロール", "App Control"}, Category: PolicyEnforcement},
	{Code: 16, ID: "endpoint", Label: Text{JA: "不審エンドポイント違反", EN: "Suspicious Endpoint"}, Category: PolicyEnforcement},
}

// Actions are what a gateway can have done to the traffic, each with its outcome.
var Actions = []Word{
	{Code: 1, ID: "block", Label: Text{JA: "ブロック", EN: "Block"}, Also: []string{"Blocked", "Deny", "Drop"}, Outcome: Stopped},
	{Code: 2, ID: "delete", Label: Text{JA: "削除", EN: "Delete"}, Also: []string{"Deleted", "駆除", "Clean"}, Outcome: Stopped},
	{Code: 3, ID: "tag-clean", Label: Text{JA: "タグ付けと駆除", EN: "Tag and Clean"}, Outcome: Stopped},
	{Code: 4, ID: "quarantine", Label: Text{JA: "隔離", EN: "Quarantine"}, Also: []string{"Quarantined"}, Outcome: Stopped},
	{Code: 5, ID: "tag", Label: Text{JA: "タグ", EN: "Tag"}, Also: []string{"Tagged"}, Outcome: Marked},
	{Code: 6, ID: "warn", Label: Text{JA: "警告", EN: "Warn"}, Also: []string{"Warning"}, Outcome: Marked},
	{Code: 7, ID: "monitor", Label: Text{JA: "監視", EN: "Monitor"}, Also: []string{"Log", "Detected", "ログ"}, Outcome: Seen},
	{Code: 8, ID: "allow", Label: Text{JA: "許可", EN: "Allow"}, Also: []string{"Allowed", "Pass", "Bypass"}, Outcome: Seen},
}
