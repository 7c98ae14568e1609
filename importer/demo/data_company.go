package demo

import (
	"slices"
	"strconv"
)

// client is a terminal of the customer and who sits at it.
type client struct{ ip, user, gateway string }

// mailbox is the local part of the client's mail; terminals nobody logs on to
// share one.
func (c client) mailbox() string {
	if c.user == "" {
		return "info"
	}
	return c.user
}

// LeadingClient gets by far the most spam: the first row of section 4.
const LeadingClient = "172.16.16.162"

// mailServer is where the customer's mail comes from.
const mailServer = "172.22.67.174"

var gateways = []Gateway{{Name: "CE50_HONSHA", MACs: 74}, {Name: "CE50_KYOTO", MACs: 23}}

// ownDomains are the customer's.
var ownDomains = []string{"yamato-shoji.example", "kyoto.yamato-shoji.example"}

// servers are what the customer offers to the internet.
var servers = []string{"172.16.16.10", "172.16.16.12", mailServer, "172.16.32.8", "2001:db8:16::25"}

var users = []string{
	"sato.k", "suzuki.m", "takahashi.y", "tanaka.h", "makinom2", "ito.s", "watanabe.r", "yamamoto.t",
	"nakamura.a", "kobayashi.n", "kato.j", "yoshida.e", "yamada.taro", "sasaki.w", "yamaguchi.o", "matsumoto.c",
	"inoue.f", "kimura.d", "hayashi.u", "shimizu.g", "yamazaki.i", "mori.ko", "abe.shin", "ikeda.ma",
	"hashimoto.y", "ishikawa.r", "yamashita.b", "nakajima.t", "maeda.h", "fujita.n", "ogawa.k", "goto.s",
	"okada.m", "hasegawa.y", "murakami.a", "kondo.t", "ishii.n", "sakamoto.r", "endo.h", "aoki.j",
	"soumu", "keiri", "eigyo1", "eigyo2", "kaigi-a", "", "", "",
}

// leaderAt is the leading client's place among users.
const leaderAt = 4

// clients are ordered by how much they are seen.
var clients = numberClients()

// numberClients gives every terminal an address: the office's network without
// an order anybody could guess from the rank, each ninth with IPv6 only.
func numberClients() []client {
	var all []client
	for i, user := range users {
		c := client{ip: "172.16.16." + strconv.Itoa(20+i*37%230), user: user, gateway: gateways[0].Name}
		if i%9 == 7 {
			c.ip = "2001:db8:16:16::" + strconv.FormatInt(int64(0xa0+i), 16)
		}
		if i%5 == 3 {
			c.gateway = gateways[1].Name
		}
		if i == leaderAt {
			c.ip = LeadingClient
		}
		all = append(all, c)
	}
	return all
}

var leader = clients[leaderAt]

// infected are the machines behind the calls to command servers.
var infected = []client{clients[2], clients[2], clients[16], clients[29]}

// gatewayOf is the device before a server.
func gatewayOf(server string) string {
	return gateways[slices.Index(servers, server)%len(gateways)].Name
}

// policies are named as administrators name them; every character is in CP932
// and some are in no other Japanese encoding.
var policies = []string{"①全社標準", "②営業部～閲覧制限", "㈱ヤマト商事 標準", "髙橋部長 専用", "③来客用Wi-Fi", "№4 製造ライン"}

var notes = []string{
	"①確認済", "髙橋様より連絡あり", "㈱ヤマト商事へ報告～済", "業務利用の申請あり", "要確認", "Ⅱ期ポリシー適用後",
	"神﨑・德永へ回覧", "5㎡会議室の端末", "誤検知の疑い, 再評価依頼中", "- 済 -",
}
