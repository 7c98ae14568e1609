package demo

// site is a host and the category it is rated under.
type site struct{ host, category string }

// badSites are rated dangerous, the most frequent first.
var badSites = []site{
	{"ads.click-rewards.test", "不正プログラムの媒介"}, {"www.update-player.invalid", "不正プログラムの共犯"},
	{"login.bank-kakunin.invalid", "フィッシング"}, {"free-codec.example", "スパイウェア"}, {"prize.lucky-prize.example", "詐欺"},
	{"cdn7.exploit-kit.invalid", "不正プログラムの媒介"}, {"ransom-pay.test", "ランサムウェア"}, {"miner.pool-x.example", "コインマイナー"},
	{"soft.crack-zone.invalid", "ハッキング"}, {"www.spam-link.test", "スパム"},
}

var badHosts = []string{"dl.free-codec.example", "203-0-113-9.host.invalid", "c2.kaigara.invalid", "files.update-player.invalid", "mirror.crack-zone.invalid"}

var badPaths = []string{"/", "/landing?aff=#", "/r/#/click", "/セキュリティ警告.html", "/wp-content/#.php?x=1,2", "/banner#.js"}

// plainHosts are harmless; their certificates or files are not to the policy.
var plainHosts = []string{
	"printer.kogyo.example", "old.buhin-center.example", "intra.kyoto.yamato-shoji.example", "www.ryokan.test", "cam01.setsubi.example",
	"vpn.parts-europe.example", "download.vector-soft.example",
}

var certificateFaults = []string{"証明書の有効期限切れ", "自己署名証明書", "ホスト名の不一致", "信頼されていない認証局", "失効した証明書"}

// forbiddenSites are against the policy, the most frequent first.
var forbiddenSites = []site{
	{"video.douga-matome.example", "ストリーミングメディア/MP3"}, {"www.sns-hiroba.example", "ソーシャルネットワーキング"},
	{"keiba.yosou.test", "ギャンブル"}, {"game.asobo.example", "ゲーム"}, {"otona.invalid", "アダルト/成人向けコンテンツ"},
	{"storage.file-okiba.example", "個人ネットワークストレージ/ファイルダウンロードサーバ"}, {"www.auction-ichiba.test", "オークション"},
	{"chat.talkroom.example", "チャット/インスタントメッセージ"}, {"deai.invalid", "出会い"}, {"proxy.nukemichi.invalid", "プロキシ回避"},
	{"trade.fx-gaisha.test", "仲介/取引"}, {"radio.net-kyoku.example", "インターネットラジオ/TV"}, {"p2p.wakeai.invalid", "ピアツーピア"},
	{"www.kyujin-navi.example", "求人/転職"}, {"www.osake-tsuhan.test", "アルコール/タバコ"}, {"fresh-domain.test", "新規ドメイン"},
}

var sitePaths = []string{"/", "/index.html", "/watch?v=#", "/item/#", "/user/#/top", "/search?q=残業+減らす&p=#", "/img/#.jpg"}

// application is one the policy forbids, and where it connects to.
type application struct{ name, host string }

// applications, the most frequent first.
var applications = []application{
	{"YouTube", "video.app.example"}, {"BitTorrent", "tracker.app.example"}, {"Dropbox", "sync.app.example"}, {"LINE", "talk.app.example"},
	{"TeamViewer", "relay.app.example"}, {"X (Twitter)", "x.app.example"}, {"ニコニコ動画", "nico.app.example"}, {"AnyDesk", "desk.app.example"},
	{"SoftEther VPN", "vpn.app.example"}, {"Steam", "game.app.example"}, {"Netflix", "movie.app.example"}, {"Skype", "call.app.example"},
	{"ギガファイル便", "giga.app.example"}, {"Tor", "onion.app.example"}, {"Discord", "voice.app.example"}, {"eMule", "mule.app.example"},
}

// service is what a firewall rule is about.
type service struct{ protocol, port string }

var services = []service{{"TCP", "445"}, {"TCP", "23"}, {"UDP", "137"}, {"TCP", "6881"}, {"UDP", "1900"}, {"TCP", "25"}, {"ICMP", ""}}
