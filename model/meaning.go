package model

// meanings say what each field of the catalogue is, by its id, for who has the
// customer on the phone: in a sentence, and what not to conclude from it.
var meanings = map[string]Text{
	"time":           {"ゲートウェイが記録した日時。末尾の +0900 は時差", "When the gateway recorded it; the end, +0900, is the offset"},
	"type":           {"どの機能が検出したか（IPS、スパムメール対策など）", "Which function found it: IPS, anti-spam and so on"},
	"gateway":        {"記録した Cloud Edge の装置の名前", "The Cloud Edge box that recorded it"},
	"group":          {"装置が属する管理上のグループ", "The group of gateways it belongs to in the console"},
	"client_ip":      {"通信を始めた側のアドレス。レポートの「ユーザ」はこれを指す", "Who began the connection; the report's \"user\" is this address"},
	"server_ip":      {"通信の相手側のアドレス", "The other end of the connection"},
	"client_port":    {"通信を始めた側のポート番号。毎回変わるのが普通", "The port of who began it; usually another each time"},
	"server_port":    {"相手側のポート番号。サービスを表す（25 メール、443 HTTPS など）", "The port of the other end, which tells the service (25 mail, 443 HTTPS)"},
	"user":           {"認証で分かった利用者の名前。認証がなければ空", "The user as far as a login told; empty without one"},
	"action":         {"ゲートウェイがどうしたか。ブロックや削除は阻止、タグは印を付けて配送、監視は記録だけ", "What the gateway did: blocked or deleted, tagged and let through, or only recorded"},
	"protocol":       {"通信の方式（HTTP、SMTP、POP3 など）", "How it was sent: HTTP, SMTP, POP3 and so on"},
	"direction":      {"内から外への通信か、外から内への通信か", "Whether it went from the inside out or from the outside in"},
	"policy":         {"適用されたポリシー（設定のルール）の名前", "The policy that applied, a rule of the customer's settings"},
	"url":            {"アクセスしようとした先。http:// が省かれることもある", "What was to be opened; it may lack the http://"},
	"domain":         {"アクセス先のサイトの名前", "The site that was to be opened"},
	"url_category":   {"サイトの分類（ゲーム、SNSなど）。すべてのURLが分類されているわけではない", "The kind of site, such as games; not every URL has one"},
	"wrs_score":      {"Webレピュテーション（WRS）による評価の点数。低いほど危険", "How web reputation (WRS) rates the site; the lower, the more dangerous"},
	"app":            {"通信から判別したアプリケーションの名前", "The application, as recognised by its traffic"},
	"malware":        {"検出した不正プログラム/スパイウェアの名前（検出名）。脅威データベースで調べられる", "What the malware is called; the threat encyclopedia explains it"},
	"file":           {"検出の対象になったファイルの名前", "The file it was found in"},
	"rule_id":        {"IPSのシグネチャの番号（7桁）", "The number of the IPS signature, seven digits"},
	"rule":           {"IPSのシグネチャ、または適用されたルールの名前", "The name of the IPS signature, or of the rule that applied"},
	"cve":            {"脆弱性に付けられた世界共通の番号。その脆弱性が端末にあるとは限らない", "The worldwide number of the weakness; the terminal need not have it"},
	"severity":       {"攻撃が成功した場合の影響の大きさ。成功したことは意味しない", "How bad it would be if the attack worked; not that it did"},
	"sender":         {"メールの差出人。偽ることができる", "Who the mail says it is from, which can be forged"},
	"recipient":      {"メールの宛先。@ より前だけのこともある", "Who the mail is for; it may be the part before the @ only"},
	"subject":        {"メールの件名。[スパムメール] などの印が付くことがある", "The mail's subject; the gateway may have put a tag before it"},
	"bytes":          {"通信量の合計（バイト）", "All that was sent and received, in bytes"},
	"bytes_sent":     {"端末から外へ送った量（バイト）", "What the terminal sent, in bytes"},
	"bytes_received": {"端末が外から受け取った量（バイト）", "What the terminal received, in bytes"},
	"description":    {"ゲートウェイが書いた補足の説明", "What the gateway says about it in words"},
	"count":          {"集計表での回数", "How often, in a table of statistics"},
	"connections":    {"接続した機器の数（MACアドレスで数える）", "How many devices were connected, counted by MAC address"},
	"desktop":        {"VBBSSを入れたパソコンの台数", "Computers with VBBSS installed"},
	"mobile":         {"VBBSSを入れたモバイル端末の台数", "Mobile devices with VBBSS installed"},
	"seats":          {"VBBSSの契約台数", "How many seats of VBBSS were bought"},
	"utilisation":    {"VBBSSの契約台数のうち使っている割合", "How many of the seats of VBBSS are in use"},
}

// Meaning is what the field is, in a sentence.
func (f Field) Meaning() Text { return meanings[f.ID] }
